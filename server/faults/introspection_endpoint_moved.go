package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "introspection-endpoint-moved",
	Title: "the metadata names an introspection endpoint that is not there",
	Story: "Seen with oblien/openship#540: endpoints that are advertised and answer 404 (symptoms row 35).",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.IntrospectionEndpoint = s.Resource.Origin + "/introspect"
		}
	},
})
