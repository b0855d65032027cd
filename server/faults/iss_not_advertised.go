package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "iss-not-advertised",
	Title: "the authorization response has iss, and the metadata does not say so",
	Story: "A proxy that writes metadata of its own for a provider that sends iss. Design rule; no field " +
		"report.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.IssParameter = false
		}
	},
})
