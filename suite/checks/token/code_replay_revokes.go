package token

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.code.replay-revokes",
	Title:  "when a code comes a second time, what the first redemption gave stops working",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("4.1.3"), spec.RFC6749.S("4.1.2")),
	Covers: []string{"TK-12"},
	Needs:  check.Needs(fixture.Login, fixture.Session),
	Faults: []string{"code-replay-keeps-tokens"},
	Fix:    "Keep with each redeemed code the grant it began, and revoke that grant when the code comes again with the right verifier.",
	Why:    "Two have the code, and the one who came first may be the thief, who keeps the tokens.",
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
		c.Step("redeem it again")
		fruitless(c, p.Redeem(ctx, grant))
		if token.Refresh != "" {
			c.Step("use the refresh token of the first redemption")
			refused(c, p.Refresh(ctx, token), expect.Refusal("invalid_grant"))
		}
		if _, contained := jws.Parse(token.Access); contained {
			if token.Refresh == "" {
				c.NotApplicable("there is no refresh token, and an access token that is a JWT may live until it expires")
			}
			return
		}
		if fixture.Challenge.From(c).NoLogin() {
			c.NotApplicable("the MCP endpoint answers without a token, so an ended one cannot be told from a good one")
		}
		c.Weigh(check.Exposes, check.Normative)
		c.Step("use the access token of the first redemption")
		c.Expect(p.Present(ctx, token.Access)).To(expect.NotAdmitted("401"))
	},
})

// fruitless ends the check where a code gives a token a second time. That it does not is enough here:
// in what words, and whether in any, is for other checks.
func fruitless(c *check.C, answer *client.Response) {
	if !withheld(answer) {
		c.Block("token.code.single-use", "the second redemption: %s", expect.Describe(answer.Exchange))
	}
}
