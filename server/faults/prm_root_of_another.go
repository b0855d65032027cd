package faults

import (
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-root-of-another",
	Title: "the resource metadata at the root is about a server elsewhere",
	Story: "Seen with homeassistant-ai/ha-mcp#1714: the root document of a host belongs to another application " +
		"(symptoms row 27).",
	apply: func(s *app.Seams) {
		documents := slices.Clone(s.Resource.Documents)
		for i := range documents {
			if documents[i].Path == resource.WellKnown {
				documents[i].Metadata.Resource = "https://staging.mcpconform.example/mcp"
			}
		}
		s.Resource.Documents = documents
	},
})
