package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "scope-challenge-without-metadata",
	Title: "the challenge of a token that lacks a scope does not name the resource metadata",
	Story: "The 403 is written by other code than the 401, which was brought up to RFC 9728 alone. Design rule; no field report.",
	form:  stepUp,
	apply: func(s *app.Seams) {
		changeScopeChallenge(s, func(c *resource.Challenge) { c.ResourceMetadata = "" })
	},
})
