package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "auth-algs-none",
	Title: "the metadata offers to take client assertions that nobody signed",
	Story: "A list of whatever the JWT library knows. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		for _, m := range s.Metadata {
			m.TokenEndpointAuthAlgs = []string{"RS256", "none"}
		}
	},
})
