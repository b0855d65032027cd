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
	ID:     "token.grant-type.password-refused",
	Title:  "the token endpoint takes no user names and passwords",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9700.S("2.4")),
	Covers: []string{"TK-24"},
	Needs:  check.Needs(fixture.Client),
	Faults: []string{"password-grant"},
	Fix:    "Take the grant type password away; answer unsupported_grant_type.",
	Why:    "A host that takes the user's password can do everything as the user, anywhere they use it.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("ask by a grant_type that does not exist")
		unknown := c.Host().Redeem(ctx, nobodys(c), client.With("grant_type", "urn:mcpconform:no-such-grant"))
		if unknown.Err != nil || unknown.Status >= 500 {
			c.Block("token.grant-type.unknown", "the server breaks at any grant type it does not know")
		}
		c.Step("ask by user name and password")
		// All else stays, so that what is said of the code is no answer to the password.
		answer := c.Host().Redeem(ctx, nobodys(c), client.With("grant_type", "password"),
			client.With("username", "mcpconform"), client.With("password", "mcpconform"))
		unbroken(c, answer, "unsupported_grant_type")
		c.Expect(expect.Claim{
			Holds: !tried(answer, unknown), Saw: expect.Describe(answer.Exchange), From: answer,
		}).To(expect.True("unsupported_grant_type, or what any unknown grant_type gets"))
	},
})

// tried reports that a server looked at the password: it gave a token, or says that they are wrong,
// which it does not say of a grant type it does not know.
func tried(answer, unknown *client.Response) bool {
	if given, _ := expect.GivesToken().Match(answer); given {
		return true
	}
	code, _, _ := answer.OAuthError()
	other, _, _ := unknown.OAuthError()
	return code == "invalid_grant" && other != code
}
