package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "authorize-post-only",
	Title: "the authorization endpoint answers GET with 405",
	Story: "A route declared for POST, which is how its own front end calls it. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Authorize = func(oauth.Endpoint) oauth.Endpoint {
			return func(w http.ResponseWriter, _ *http.Request) error {
				w.Header().Set("Allow", "POST")
				http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
				return nil
			}
		}
	},
})
