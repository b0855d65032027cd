package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.redirect.bound",
	Title:  "a code is refused with another redirect_uri than it was sent to",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC6749.S("4.1.3"), spec.OAuth21.S("10.2")),
	Covers: []string{"TK-16"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"redirect-not-compared"},
	Fix:    "Store the redirect_uri with the code, and answer invalid_grant where the token request names another.",
	Why:    "A code that was lured to another address can be redeemed as if it had come to the right one; PKCE is then all that is left.",
	Run: func(ctx context.Context, c *check.C) {
		served(c) // with the right one
		grant := c.Host().Authorize(ctx)
		c.Step("redeem a code with another redirect_uri")
		answer := c.Host().Redeem(ctx, grant, client.With("redirect_uri", "https://mcpconform.invalid/callback"))
		// A MUST of OAuth 2.0. OAuth 2.1, which MCP names, has no such parameter and binds only servers
		// that also serve clients of 2.0.
		refused(c, answer, expect.Refusal("invalid_grant", "invalid_request"))
	},
})
