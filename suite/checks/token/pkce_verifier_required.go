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
	ID:     "token.pkce.verifier-required",
	Title:  "a code that came with a PKCE challenge is refused without the verifier",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.1.3"), spec.RFC7636.S("4.6"), spec.RFC9700.S("2.1.1")),
	Covers: []string{"TK-07"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"verifier-optional", "verifier-forgotten"},
	Fix: "Refuse a token request without code_verifier with invalid_grant or invalid_request, and keep the challenge for as long as the code: " +
		"a second attempt is none without PKCE.",
	Why: "Whoever catches the code can leave the proof out and become the user.",
	Run: func(ctx context.Context, c *check.C) {
		redeemAsControl(ctx, c)
		grant := c.Host().Authorize(ctx)
		for _, step := range []string{"redeem another code without code_verifier", "try again"} {
			c.Step(step)
			refused(c, c.Host().Redeem(ctx, grant, client.Without("code_verifier")), expect.Refusal("invalid_grant", "invalid_request"))
		}
	},
})
