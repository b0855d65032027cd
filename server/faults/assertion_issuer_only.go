package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "assertion-issuer-only",
	Title: "a client assertion is good only if its audience is the issuer",
	Story: "The rule of the successor of RFC 7523. ChatGPT's assertions name the token endpoint, as RFC 7523 has it, and its users get as far as " +
		"the token request. Seen in a capture that was not published.",
	apply: func(s *app.Seams) {
		asserting(s, func(a *oauth.Assertions) { a.Audience = oauth.AnyOf(s.Issuer) })
	},
})
