package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "tool-leaks-internals",
	Title: "a failed tool shows the user the error as it came from inside",
	Story: "The way of every server that puts err.message into the result: internal addresses, and the " +
		"upstream's stack trace (OWASP, Improper Error Handling).",
	apply: func(s *app.Seams) {
		s.Resource.Explain = func(err error) string { return err.Error() }
	},
})
