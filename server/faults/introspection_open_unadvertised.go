package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "introspection-open-unadvertised",
	Title: "anybody may introspect a token, at an endpoint that no metadata mentions",
	Story: "Measured at mcp2, which answers at /token/introspect and does not advertise it: what is not " +
		"advertised is found all the same.",
	apply: func(s *app.Seams) {
		s.AllowIntrospection = func(*http.Request) error { return nil }
		for _, m := range s.Metadata {
			m.IntrospectionEndpoint, m.IntrospectionAuthMethods = "", nil
		}
	},
})
