package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "introspection-open",
	Title: "anybody may introspect a token",
	Story: "Measured at mcp2 (seed fault 7): who holds a token reads whose it is; RFC 7662 §2.1 demands that " +
		"the caller be authorized.",
	apply: func(s *app.Seams) {
		s.AllowIntrospection = func(*http.Request) error { return nil }
	},
})
