package refresh

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.reuse.access-ends",
	Title:  "when a replaced refresh token comes again, the access tokens of the grant stop working too",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.3.1"), spec.RFC9700.S("4.14.2")),
	Covers: []string{"RF-06"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.Session),
	Faults: []string{"refresh-reuse-keeps-access"},
	Fix:    "Revoke the whole grant when a replaced refresh token is presented, and let the MCP server see that.",
	Why:    "The thief keeps the access token he made with the stolen refresh token until it expires.",
	Run: func(ctx context.Context, c *check.C) {
		if fixture.Challenge.From(c).NoLogin() {
			c.NotApplicable("the MCP endpoint answers without a token, so an ended one cannot be told from a good one")
		}
		own(ctx, c)
		answer, newest := replayed(ctx, c)
		c.Given(answer).To(expect.NoToken("a refusal"), "refresh.reuse.refused")
		c.Step("use the newest access token")
		use := c.Host().Present(ctx, newest.Access)
		if admitted(use) {
			excuse(ctx, c, newest)
			c.TryWait(ctx, spread, "a revocation may take a moment to reach the MCP server")
			c.Step("use it again")
			use = c.Host().Present(ctx, newest.Access)
		}
		c.Expect(use).To(expect.NotAdmitted("401"))
	},
})

const (
	spread = 30 * time.Second // what a revocation may take to reach every server (RFC 7009 §2)
	short  = 10 * time.Minute // the life of tokens that need no revocation (RFC 7009 §3)
)

// excuse ends the check where access tokens need not end before they expire.
func excuse(ctx context.Context, c *check.C, token *client.Token) {
	if token.ExpiresIn > 0 && token.ExpiresIn <= short {
		c.NotApplicable("access tokens live only %s, which may stand in for their revocation", token.ExpiresIn)
	}
	p := c.Host()
	if p.AS.RevocationEndpoint == "" {
		return
	}
	other := p.Token(ctx)
	c.Step("revoke the access token of another grant")
	if code, _, _ := p.Revoke(ctx, other.Access, "access_token").OAuthError(); code == "unsupported_token_type" {
		c.NotApplicable("the server does not revoke access tokens, and says so")
	}
}

func admitted(answer *client.RPC) bool {
	in, _ := expect.Admitted().Match(answer)
	return in
}
