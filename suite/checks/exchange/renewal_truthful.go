package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.renewal.truthful",
	Title:  "a renewed Privy token is one of the same user, and comes with its own expiry",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Renewal"), spec.Project.S("expiresAt")),
	Covers: []string{"PV-12"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"renewed-expiry-stale"},
	Fix:    "Verify what Privy gives for the refresh token, user and session among it, and keep and tell that token's own exp.",
	Why:    "Tools throw a good token away, or act for somebody else.",
	Run: func(ctx context.Context, c *check.C) {
		at := endpoint(ctx, c)
		token, before := outlived(ctx, c, at)
		c.Step("exchange it after the Privy token has expired")
		answer := c.Host().PrivyExchange(ctx, at, token.Access)
		after, renewed := handedOut(answer)
		if !renewed {
			c.NotApplicable("a session that is over at Privy is not renewed; the user signs in again")
		}
		c.Given(noExpired(answer, before, c.Now())).To(expect.True(neverExpired), "exchange.expired.never-returned")
		c.Expect(expect.Claim{Holds: after.user == before.user, Saw: "the Privy token of another user", From: answer}).
			To(expect.True("a Privy token of the same user"))
		c.Weigh(check.Degrades, check.Normative)
		truthful(ctx, c, at, token)
	},
})
