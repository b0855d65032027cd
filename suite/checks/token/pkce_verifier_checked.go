package token

import (
	"context"

	"golang.org/x/oauth2"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.pkce.verifier-checked",
	Title:  "a PKCE verifier that does not fit the challenge is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7636.S("4.6"), spec.OAuth21.S("4.1.3")),
	Covers: []string{"TK-08"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"verifier-not-checked"},
	Fix:    "Compare BASE64URL(SHA256(code_verifier)) with the stored code_challenge and answer invalid_grant where they differ.",
	Why:    "Whoever catches the code can send any verifier and become the user.",
	Run: func(ctx context.Context, c *check.C) {
		redeemAsControl(ctx, c)
		grant := c.Host().Authorize(ctx)
		wrong := oauth2.GenerateVerifier()
		c.Host().Wire.Wire().Taint("code_verifier", wrong)
		c.Step("redeem another code with a well-formed verifier that is not its own")
		refused(c, c.Host().Redeem(ctx, grant, client.With("code_verifier", wrong)), expect.Refusal("invalid_grant"))
	},
})
