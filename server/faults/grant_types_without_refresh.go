package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "grant-types-without-refresh",
	Title: "the metadata lists grant types without refresh_token, though refresh tokens are issued",
	Story: "A list that was written before refresh tokens were. Design rule; no field report.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.GrantTypesSupported = []string{"authorization_code"}
		}
	},
})
