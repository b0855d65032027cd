package faults

import (
	"errors"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "authorize-errors-500",
	Title: "an authorization request with another response_type, or with the PKCE method plain, breaks the server",
	Story: "Measured at mcp2 (seed fault 6), whose write-up claims an error redirect: the check throws, and nobody catches.",
	apply: func(s *app.Seams) {
		next := s.Authorize
		s.Authorize = func(strict oauth.Endpoint) oauth.Endpoint {
			strict = next(strict)
			return func(w http.ResponseWriter, r *http.Request) error {
				q := r.URL.Query()
				if q.Get("response_type") != "code" || q.Get("code_challenge_method") == "plain" {
					return errors.New("unsupported parameters")
				}
				return strict(w, r)
			}
		}
	},
})
