package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "protected-resources-of-others",
	Title: "the metadata lists protected resources, but not this one",
	Story: "A list that is kept by hand. Design rule; no field report.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.ProtectedResources = []string{"https://other.mcpconform.example/mcp"}
		}
	},
})
