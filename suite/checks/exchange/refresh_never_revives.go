package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.refresh.never-revives",
	Title:  "a refresh does not bring an expired Privy token back",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Refresh"), spec.Project.S("Expiry")),
	Covers: []string{"PV-04"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"refresh-revives-privy"},
	Fix:    "Keep the Privy token and its own expiry with the grant as the login brought them; a refresh leaves both alone.",
	Why:    "A session that is over at Privy goes on at the server for as long as refresh tokens live, here often a month.",
	Run: func(ctx context.Context, c *check.C) {
		at := endpoint(ctx, c)
		token, privy := outlived(ctx, c, at)
		if token.Refresh == "" {
			c.NotApplicable("no refresh token is issued")
		}
		c.Step("exchange it after the Privy token has expired")
		before := c.Host().PrivyExchange(ctx, at, token.Access)
		c.Given(noExpired(before, privy, c.Now())).To(expect.True(neverExpired), "exchange.expired.never-returned")
		c.Step("refresh the access token")
		refreshed := c.Host().Refresh(ctx, token)
		c.Expect(refreshed).To(expect.Any(expect.Status(200), expect.OAuthError(400, "invalid_grant")))
		next, err := c.Host().ParseToken(refreshed, token.Grant)
		if err != nil { // the grant ended with the Privy session, so nothing can come back
			return
		}
		c.Step("exchange the new access token")
		after := c.Host().PrivyExchange(ctx, at, next.Access)
		c.Expect(noExpired(after, privy, c.Now())).To(expect.True(neverExpired))
	},
})
