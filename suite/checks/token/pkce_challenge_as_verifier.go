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
	ID:     "token.pkce.challenge-as-verifier",
	Title:  "the code_challenge does not pass as code_verifier",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7636.S("4.6"), spec.OAuth21.S("4.1.3")),
	Covers: []string{"TK-10"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"challenge-as-verifier"},
	Fix:    "Hash the verifier by the method that came with the challenge, S256, and compare with nothing else.",
	Why:    "The challenge stands in the URL of the login: whoever sees that and the code becomes the user.",
	Run: func(ctx context.Context, c *check.C) {
		served(c)
		grant := c.Host().Authorize(ctx)
		c.Step("redeem a code with its challenge in place of the verifier")
		challenge := oauth2.S256ChallengeFromVerifier(grant.Verifier)
		refused(c, c.Host().Redeem(ctx, grant, client.With("code_verifier", challenge)), expect.Refusal("invalid_grant", "invalid_request"))
	},
})
