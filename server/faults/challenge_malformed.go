package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "challenge-malformed",
	Title: "the challenge has a comma after its scheme, so a strict parser finds no parameters in it",
	Story: "Measured at mcp2 (seed fault 1): WWW-Authenticate: Bearer, resource_metadata=\"…\".",
	apply: func(s *app.Seams) {
		s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
			w.Header().Set("WWW-Authenticate", "Bearer, "+c.Params())
			c.WriteBody(w)
		}
	},
})
