package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "scope-challenge-untold",
	Title: "a token that lacks a scope is refused without the name of that scope",
	Story: "insufficient_scope as RFC 6750 §3.1 demands it, where scope is optional: the client knows that it has too " +
		"little, and not what to ask for. Design rule; no field report.",
	form: stepUp,
	apply: func(s *app.Seams) {
		changeScopeChallenge(s, func(c *resource.Challenge) { c.Scopes = nil })
	},
})
