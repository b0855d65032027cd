package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "prompt-none-ignored",
	Title: "an OpenID provider shows its login to a client that asked for no page",
	Story: "An OAuth server that became an OpenID provider by issuing ID tokens: to OAuth prompt is unknown and ignored. Design rule; " +
		"no field report.",
	form: func(c *app.Config) { c.OpenID = true },
	apply: func(s *app.Seams) {
		next := s.Authorize
		s.Authorize = func(strict oauth.Endpoint) oauth.Endpoint {
			strict = next(strict)
			return func(w http.ResponseWriter, r *http.Request) error {
				q := r.URL.Query()
				q.Del("prompt")
				r.URL.RawQuery = q.Encode()
				return strict(w, r)
			}
		}
	},
})
