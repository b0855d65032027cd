package revoke

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "revoke.refresh.refused",
	Title:  "a revoked refresh token gives no more access tokens",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7009.S("2"), spec.RFC7009.S("2.1"), spec.RFC7009.S("2.2")),
	Covers: []string{"RV-04", "RV-03"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"revocation-keeps-refresh"},
	Fix:    "Delete or mark the refresh token, and with it the grant, before you answer the revocation with 200.",
	Why:    "The user presses Disconnect in ChatGPT, and the connection can be taken up again without them.",
	Run: func(ctx context.Context, c *check.C) {
		if c.Host().AS.RevocationEndpoint == "" {
			c.NotApplicable("no revocation endpoint is advertised")
		}
		first := c.Host().Token(ctx)
		if first.Refresh == "" {
			c.NotApplicable("no refresh token is issued")
		}
		c.Step("use the refresh token")
		answer := c.Host().Refresh(ctx, first)
		c.Given(answer).To(expect.Status(200), "refresh.rotation.new-token")
		newest, err := c.Host().ParseToken(answer, first.Grant)
		if err != nil {
			c.Block("refresh.rotation.new-token", "%v", err)
		}
		if newest.Refresh == "" { // it was not replaced (RFC 6749 §6)
			newest.Refresh = first.Refresh
		}
		c.Step("revoke the newest refresh token")
		c.Weigh(check.Degrades, check.Normative) // the client is told that it did not work
		c.Expect(c.Host().Revoke(ctx, newest.Refresh, "refresh_token")).To(expect.Status(200, 204))
		c.Step("use it")
		refused(c, c.Host().Refresh(ctx, newest), expect.OAuthError(400, "invalid_grant"))
	},
})
