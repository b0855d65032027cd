package bearer

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

const (
	spread = 30 * time.Second // what a revocation may take to reach every server (RFC 7009 §2)
	short  = 10 * time.Minute // the life of tokens that need no revocation (RFC 7009 §3)
)

var _ = check.Define(check.Check{
	ID:     "bearer.revoked.refused",
	Title:  "an access token is refused once it was revoked",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7009.S("2"), spec.RFC7009.S("3"), spec.MCP20251125.Authorization.S("Token Handling")),
	Covers: []string{"BU-10", "RV-07"},
	Needs:  check.Needs(fixture.Login, fixture.Session),
	Faults: []string{"revocation-ignored"},
	Fix: "Let the MCP server see revocations: look the token up at each request, or introspect it, or keep a list of revoked " +
		"ids until they expire. Answer unsupported_token_type if access tokens cannot be revoked.",
	Why: "After Disconnect in ChatGPT, or a theft, the token goes on working.",
	Run: func(ctx context.Context, c *check.C) {
		if c.Host().AS.RevocationEndpoint == "" {
			c.NotApplicable("no revocation endpoint is advertised")
		}
		token := c.Host().Token(ctx)
		works(ctx, c, token.Access)
		c.Step("revoke the access token")
		revoked := c.Host().Revoke(ctx, token.Access, "access_token")
		if code, _, _ := revoked.OAuthError(); code == "unsupported_token_type" {
			c.NotApplicable("the server does not revoke access tokens, and says so")
		}
		c.Given(revoked).To(expect.Status(200, 204), "revoke.refresh.refused")
		c.Step("use it again")
		answer := c.Host().Present(ctx, token.Access)
		if admitted(answer) && token.ExpiresIn > 0 && token.ExpiresIn <= short {
			c.NotApplicable("access tokens live only %s, which may stand in for their revocation (RFC 7009 §3)", token.ExpiresIn)
		}
		if admitted(answer) {
			c.Wait(ctx, spread, "a revocation may take a moment to reach the MCP server")
			c.Step("use it again")
			answer = c.Host().Present(ctx, token.Access)
		}
		refused(c, answer)
	},
})

func admitted(answer *client.RPC) bool {
	ok, _ := expect.Admitted().Match(answer)
	return ok
}
