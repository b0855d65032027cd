package token

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.lifetime.short",
	Title:  "access tokens live for an hour or less",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Token Theft"), spec.OAuth21.S("7.1.3.5"), spec.RFC6750.S("5.3")),
	Covers: []string{"TK-27"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"access-lives-a-week"},
	Fix:    "Let access tokens expire after an hour at most; the refresh token keeps the connection.",
	Why:    "A token that leaks, from a log or a crash report, lets its finder in for as long.",
	Run: func(_ context.Context, c *check.C) {
		token := served(c)
		c.Step("read expires_in")
		if token.ExpiresIn == 0 {
			c.NotApplicable("the token response does not say how long the token lives (expires_in)")
		}
		c.Expect(expect.Claim{
			Holds: token.ExpiresIn <= time.Hour, Saw: "expires_in " + token.ExpiresIn.String(), From: token.Response,
		}).To(expect.True("expires_in of an hour or less"))
	},
})
