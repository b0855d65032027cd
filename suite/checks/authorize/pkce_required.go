package authorize

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.pkce.required",
	Title:  "an authorization request without PKCE is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.OAuth21.S("4.1.2.1"), spec.RFC7636.S("4.4.1"),
		spec.MCP20251125.Authorization.S("Authorization Code Protection")),
	Covers: []string{"AZ-10"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"pkce-optional"},
	Fix:    "Refuse an authorization request without code_challenge with invalid_request.",
	Why:    "A code that was caught on its way back, from a log or another app, is then enough to become the user.",
	Run: func(ctx context.Context, c *check.C) {
		p := publicClient(ctx, c)
		c.Step("log in with a challenge, as a control")
		p.Authorize(ctx)
		c.Step("log in without code_challenge")
		bare := tryResumed(ctx, p, client.Without("code_challenge"), client.Without("code_challenge_method"))
		bare = bare.redeem(ctx, p, client.Without("code_verifier"))
		refusedAs(c, bare, "invalid_request")
	},
})
