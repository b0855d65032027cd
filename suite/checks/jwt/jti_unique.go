package jwt

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "jwt.jti.unique",
	Title:  "no two access tokens have the same jti",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("2.2"), spec.RFC7519.S("4.1.7")),
	Covers: []string{"JW-09"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"jti-of-the-user"},
	Fix:    "Draw a random jti, 128 bits or more, for each token.",
	Why:    "Whoever revokes one token by its jti revokes others with it, or none.",
	Run: func(ctx context.Context, c *check.C) {
		first := read(c)
		if first.Text("jti") == "" {
			c.NotApplicable("the token has no jti")
		}
		c.Step("obtain another token")
		second := c.Host().Token(ctx)
		if second.Access == fixture.Token.From(c).Access {
			c.NotApplicable("the server gives the same token again while it is good")
		}
		c.Expect(expect.Claim{
			Holds: open(c, second).Text("jti") != first.Text("jti"), Saw: "two tokens with the same jti", From: second.Response,
		}).To(expect.True("a jti of its own in each token"))
	},
})
