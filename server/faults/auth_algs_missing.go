package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "auth-algs-missing",
	Title: "the metadata offers private_key_jwt, and does not say which algorithms it takes",
	Story: "A second member that belongs to the first, in another paragraph of RFC 8414 §2. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		for _, m := range s.Metadata {
			m.TokenEndpointAuthAlgs = nil
		}
	},
})
