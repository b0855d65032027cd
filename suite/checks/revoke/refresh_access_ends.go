package revoke

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
	ID:     "revoke.refresh.access-ends",
	Title:  "revoking a refresh token ends the access tokens of its grant",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7009.S("2.1")),
	Covers: []string{"RV-05"},
	Needs:  check.Needs(fixture.Login, fixture.Token, fixture.Session),
	Faults: []string{"revocation-keeps-access"},
	Fix:    "Revoke the grant, not the one token, and let the MCP server see that.",
	Why:    "After Disconnect in ChatGPT the access token that is still out goes on working.",
	Run: func(ctx context.Context, c *check.C) {
		if fixture.Challenge.From(c).NoLogin() {
			c.NotApplicable("the MCP endpoint answers without a token, so an ended one cannot be told from a good one")
		}
		token := own(ctx, c)
		p := c.Host()
		c.Step("use the access token")
		c.Given(p.Present(ctx, token.Access)).To(expect.Admitted(), "bearer.fresh.accepted")
		c.Step("revoke the refresh token")
		done(c, p.Revoke(ctx, token.Refresh, "refresh_token"))
		c.Step("use the access token")
		answer := p.Present(ctx, token.Access)
		if admitted(answer) {
			answer = settled(ctx, c, token)
		}
		c.Expect(answer).To(expect.NotAdmitted("401"))
	},
})

const (
	spread = 30 * time.Second // what a revocation may take to reach every server (RFC 7009 §2)
	short  = 10 * time.Minute // the life of tokens that need no revocation (RFC 7009 §3)
)

// settled presents the access token once more, where a revocation may not have reached the MCP server yet.
// It ends the check where the rule does not bind: it is for servers that revoke access tokens at all.
func settled(ctx context.Context, c *check.C, token *client.Token) *client.RPC {
	if token.ExpiresIn > 0 && token.ExpiresIn <= short {
		c.NotApplicable("access tokens live only %s, which may stand in for their revocation (RFC 7009 §3)", token.ExpiresIn)
	}
	p := c.Host()
	other := p.Token(ctx)
	c.Step("revoke the access token of another grant, by itself")
	revoked := p.Revoke(ctx, other.Access, "access_token")
	if code, _, _ := revoked.OAuthError(); code == "unsupported_token_type" {
		c.NotApplicable("the server does not revoke access tokens, and says so")
	}
	c.TryWait(ctx, spread, "a revocation may take a moment to reach the MCP server")
	c.Step("use both again")
	if admitted(p.Present(ctx, other.Access)) {
		c.Block("bearer.revoked.refused", "an access token goes on working even when it is revoked itself")
	}
	return p.Present(ctx, token.Access)
}

func admitted(answer *client.RPC) bool {
	in, _ := expect.Admitted().Match(answer)
	return in
}
