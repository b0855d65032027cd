package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-signed-by-nobody",
	Title: "the signed resource metadata is not signed",
	Story: "A JWT library that is handed no key and takes alg none for an answer. Design rule; no field report.",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) {
			m.SignedMetadata = unsigned(map[string]any{"iss": s.Issuer, "resource": m.Resource})
		})
	},
})
