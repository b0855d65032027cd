package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "password-grant-offered",
	Title: "the metadata offers the password grant",
	Story: "What Keycloak publishes unless told otherwise.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.GrantTypesSupported = append(m.GrantTypesSupported, "password")
		}
	},
})
