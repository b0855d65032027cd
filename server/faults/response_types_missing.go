package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "response-types-missing",
	Title: "the metadata does not say which response types are supported",
	Story: "The member is required; documents written by hand leave it out. Design rule; no field report.",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.ResponseTypesSupported = nil
		}
	},
})
