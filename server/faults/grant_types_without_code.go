package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "grant-types-without-code",
	Title: "the metadata lists grant types without the authorization code",
	Story: "A list that was written for services and forgotten. Design rule; no field report.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.GrantTypesSupported = []string{"client_credentials", "refresh_token"}
		}
	},
})
