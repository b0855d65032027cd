package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "refresh-scope-widened",
	Title: "a refresh gets whatever scope it asks for",
	Story: "The scope parameter is written into the new token: a host that was allowed to read can write an hour " +
		"later. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.NarrowScope
		s.NarrowScope = func(asked, granted string) (string, error) {
			if asked != "" {
				return asked, nil
			}
			return next(asked, granted)
		}
	},
})
