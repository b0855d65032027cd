package registration

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
	ID:     "registration.management.delete-ends-tokens",
	Title:  "the access tokens of a client end with it",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7592.S("2.3")),
	Covers: []string{"DR-21"},
	Needs:  check.Needs(fixture.DynamicClient, fixture.Login, fixture.Session),
	Faults: []string{"management-delete-keeps-tokens", "refresh-reuse-keeps-access"},
	Fix:    "Revoke all grants of a client when it is deleted, and let the MCP server see that.",
	Why:    "A client that was removed goes on reading the users' data until its last token expires.",
	Run: func(ctx context.Context, c *check.C) {
		if fixture.Challenge.From(c).NoLogin() {
			c.NotApplicable("the MCP endpoint answers without a token, so an ended one cannot be told from a good one")
		}
		own := managed(ctx, c)
		p := c.Host().WithClient(own)
		c.Step("log in as the client, and use the access token, as a control")
		token := p.Token(ctx)
		c.Given(p.Present(ctx, token.Access)).To(expect.Admitted(), "bearer.fresh.accepted")
		removed(ctx, c, own)
		c.Step("use the access token")
		answer := p.Present(ctx, token.Access)
		if admitted(answer) {
			answer = settled(ctx, c, own, token)
		}
		c.Expect(answer).To(expect.NotAdmitted("401"))
	},
})

const (
	spread = 30 * time.Second // what a revocation may take to reach every server (RFC 7009 §2)
	short  = 10 * time.Minute // the life of tokens that need no revocation
)

// settled presents the access token once more, where a deletion may not have reached the MCP server yet.
// It ends the check where access tokens need not end before they expire, or never do.
func settled(ctx context.Context, c *check.C, own *client.Registration, token *client.Token) *client.RPC {
	if token.ExpiresIn > 0 && token.ExpiresIn <= short {
		c.NotApplicable("access tokens live only %s, which may stand in for their revocation (RFC 7009 §3)", token.ExpiresIn)
	}
	p := c.Host()
	if p.AS.RevocationEndpoint == "" {
		c.TryWait(ctx, spread, "a deletion may take a moment to reach the MCP server")
		return p.WithClient(own).Present(ctx, token.Access)
	}
	other := p.Token(ctx)
	c.Step("revoke the access token of another client, by itself")
	revoked := p.Revoke(ctx, other.Access, "access_token")
	if code, _, _ := revoked.OAuthError(); code == "unsupported_token_type" {
		c.NotApplicable("the server does not revoke access tokens, and says so")
	}
	c.TryWait(ctx, spread, "a deletion may take a moment to reach the MCP server")
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
