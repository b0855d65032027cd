package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "cimd-promised-only",
	Title: "the metadata offers client ID metadata documents, and nothing fetches them",
	Story: "A member of the metadata that was copied along with the rest. Design rule; no field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		s.ByDocument = false
	},
})
