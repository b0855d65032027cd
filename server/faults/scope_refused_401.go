package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "scope-refused-401",
	Title: "a good token that lacks a scope is refused as if it were none",
	Story: "One middleware for both, which knows one status: the client throws a good token away, signs in for the same " +
		"scopes and is refused again. Design rule; no field report.",
	form: stepUp,
	apply: func(s *app.Seams) {
		changeScopeChallenge(s, func(c *resource.Challenge) {
			c.Status, c.Error, c.Scopes = http.StatusUnauthorized, resource.CodeInvalidToken, s.Resource.ChallengeScopes
		})
	},
})
