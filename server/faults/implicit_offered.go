package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "implicit-offered",
	Title: "the metadata offers access tokens in the authorization response",
	Story: "What Keycloak publishes unless told otherwise.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.ResponseTypesSupported = append(m.ResponseTypesSupported, "token")
		}
	},
})
