package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "plain-advertised",
	Title: "the metadata offers the PKCE method plain",
	Story: "The list of every method that RFC 7636 knows; plain is refused all the same. Design rule; no field report.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.CodeChallengeMethods = append(m.CodeChallengeMethods, "plain")
		}
	},
})
