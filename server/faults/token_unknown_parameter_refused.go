package faults

import (
	"net/http"
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "token-unknown-parameter-refused",
	Title: "a token request with a parameter that the server does not know is refused",
	Story: "A schema that forbids what it does not list; hosts add parameters over time (OAuth 2.1 §3.2 has them " +
		"ignored). Design rule; no field report.",
	apply: func(s *app.Seams) {
		known := []string{"grant_type", "code", "redirect_uri", "client_id", "client_secret", "code_verifier", "refresh_token", "scope", "resource"}
		atToken(s, func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error {
			for name := range r.PostForm {
				if !slices.Contains(known, name) {
					return refusal("invalid_request", "unrecognized parameter")
				}
			}
			return strict(w, r)
		})
	},
})
