package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-empty-members",
	Title: "the resource metadata has members without a value",
	Story: "A document made from a struct whose empty fields are written all the same. Design rule; no field " +
		"report.",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) {
			m.More = map[string]any{"resource_policy_uri": nil, "resource_signing_alg_values_supported": []string{}}
		})
	},
})
