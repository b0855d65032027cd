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
	ID:     "token.code.replay-harmless",
	Title:  "a code that comes again with a wrong verifier ends nothing",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("7.5.3")),
	Covers: []string{"TK-13"},
	Needs:  check.Needs(fixture.Login, fixture.Session),
	Faults: []string{"wrong-replay-revokes"},
	Fix:    "Verify client and code_verifier before you treat a second redemption as reuse.",
	Why:    "Whoever finds the code in a log, without the verifier, can throw the user out of ChatGPT whenever they like.",
	Run: func(ctx context.Context, c *check.C) {
		p := c.Host()
		grant := p.Authorize(ctx)
		c.Step("redeem a code")
		answer := p.Redeem(ctx, grant)
		c.Given(answer).To(expect.GivesToken(), "token.response.usable")
		token, err := p.ParseToken(answer, grant)
		if err != nil {
			c.Block("token.response.usable", "%v", err)
		}
		c.Given(p.Present(ctx, token.Access)).To(expect.Admitted(), "bearer.fresh.accepted")
		wrong := oauth2.GenerateVerifier()
		p.Wire.Wire().Taint("code_verifier", wrong)
		c.Step("redeem it again with a wrong verifier")
		fruitless(c, p.Redeem(ctx, grant, client.With("code_verifier", wrong)))
		c.Step("use the access token of the first redemption")
		c.Expect(p.Present(ctx, token.Access)).To(expect.Admitted())
	},
})
