package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "auth-methods-missing",
	Title: "the metadata does not say how clients authenticate at the token endpoint",
	Story: "Left out it means client_secret_basic, and the server takes public clients only. Design rule; no " +
		"field report.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.TokenEndpointAuthMethods = nil
		}
	},
})
