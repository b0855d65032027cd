package faults

import (
	"errors"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/protocolapi"
)

var _ = plant(Fault{
	ID:    "parser-error-passed-on",
	Title: "a failed tool shows the user the error of the parser of its backend's answer",
	Story: "The way of every tool that puts err.message into the result: it was written for errors of its own, and the " +
		"parser's come the same way.",
	apply: func(s *app.Seams) {
		next := s.Resource.Explain
		s.Resource.Explain = func(err error) string {
			var failed *protocolapi.CallError
			if errors.As(err, &failed) && errors.Is(failed.Kind, protocolapi.ErrMalformed) && failed.Err != nil {
				return failed.Err.Error()
			}
			return next(err)
		}
	},
})
