package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "authorize-not-found",
	Title: "nobody answers at the authorization endpoint",
	Story: "Read in the seed server mcp, which has no authorization route of its own: that was left to the application " +
		"around it.",
	apply: func(s *app.Seams) {
		s.Authorize = func(oauth.Endpoint) oauth.Endpoint {
			return func(w http.ResponseWriter, r *http.Request) error {
				http.NotFound(w, r)
				return nil
			}
		}
	},
})
