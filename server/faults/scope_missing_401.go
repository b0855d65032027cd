package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "scope-missing-401",
	Title: "a good token that lacks a scope is refused as a bad one",
	Story: "One verifier that says yes or no, and a middleware that knows one answer for no: the host signs in again for " +
		"what it had, without end. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Resource.Challenge
		s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
			if c.Error == resource.CodeInsufficientScope {
				c.Status, c.Error, c.Description = http.StatusUnauthorized, resource.CodeInvalidToken, "the access token is not valid"
			}
			next(w, c)
		}
	},
})
