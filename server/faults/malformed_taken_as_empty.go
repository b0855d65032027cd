package faults

import (
	"errors"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/protocolapi"
)

var _ = plant(Fault{
	ID:    "malformed-taken-as-empty",
	Title: "what a backend answers is taken for nothing found when it cannot be read",
	Story: "A catch around the parser that returns an empty list, so that one bad answer would not stop the tool: the user " +
		"is told that there is nobody.",
	apply: func(s *app.Seams) {
		s.Resource.Backend = mishandling{s.Resource.Backend, func(err error) error {
			if errors.Is(err, protocolapi.ErrMalformed) {
				return nil
			}
			return err
		}}
	},
})
