package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "dcr-needs-token",
	Title: "registration asks for a token that no host has",
	Story: "An endpoint for the operator's own use (RFC 7591 §3, initial access token) that the metadata advertises to " +
		"everybody. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Register
		s.Register = func(strict oauth.Endpoint) oauth.Endpoint {
			strict = next(strict)
			return func(w http.ResponseWriter, r *http.Request) error {
				if r.Header.Get("Authorization") == "" {
					return &oauth.Error{
						Status: http.StatusUnauthorized, Code: "invalid_token", Description: "an initial access token is needed",
						Challenge: "Bearer",
					}
				}
				return strict(w, r)
			}
		}
	},
})
