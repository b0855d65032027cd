package faults

import (
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "loopback-port-compared",
	Title: "a client on the user's machine must come back to the port it registered",
	Story: "Exact comparison without the exception that RFC 8252 §7.3 makes: the second login of a command-line " +
		"client is refused. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.MatchRedirect = slices.Contains[[]string]
	},
})
