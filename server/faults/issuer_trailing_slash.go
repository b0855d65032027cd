package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "issuer-trailing-slash",
	Title: "the issuer ends in a slash that the resource metadata does not have",
	Story: "Seen with modelcontextprotocol/python-sdk#1919 and vercel/ai#20236: strict clients stop at an " +
		"issuer mismatch (symptoms row 32).",
	apply: func(s *app.Seams) {
		s.Issuer += "/"
		for _, m := range s.Metadata {
			m.Issuer = s.Issuer
		}
	},
})
