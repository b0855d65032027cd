package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "as-empty-members",
	Title: "the authorization server metadata has members without a value",
	Story: "A document made from a struct whose empty fields are written all the same. Design rule; no field " +
		"report.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.More = map[string]any{"op_policy_uri": nil, "ui_locales_supported": []string{}}
		}
	},
})
