package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "jwks-missing",
	Title: "the metadata names a key set that is not there",
	Story: "Seen with oblien/openship#540: an advertised jwks_uri answers 404 (symptoms row 35).",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.JWKSURI = s.Resource.Origin + "/jwks"
		}
	},
})
