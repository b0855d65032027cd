package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.fresh.accepted",
	Title:  "the MCP server accepts a token that its authorization server has just issued",
	Level:  check.Must,
	Impact: check.Blocks,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Token Requirements"), spec.RFC6750.S("2.1"),
		spec.OpenAI.Authentication.S("Echo the resource parameter throughout the OAuth flow")),
	Covers: []string{"BU-01"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"fresh-token-refused", "mixed-token-ignored", "access-token-as-session"},
	Fix: "Compare the audience, issuer, keys and scopes that the MCP server expects of a token with those that the authorization " +
		"server puts into it: the audience is the resource value that ChatGPT sent.",
	Why: "The login works, and then every request is refused: ChatGPT shows no tools or asks to sign in again.",
	Run: func(ctx context.Context, c *check.C) {
		token := fixture.Token.From(c)
		c.Step("send initialize with the token")
		answer := c.Host().Present(ctx, token.Access)
		if unfit(c, answer); c.Host().GuardedTool() != "" { // the other tools may do
			c.Weigh(check.Degrades, check.Documented)
		}
		if answer.TokenRefused() && token.Grant == nil {
			c.Block("session", "the token was given by the user, and is refused: nobody knows whether it is fresh")
		}
		if !answer.TokenRefused() && !unheard(c, answer) { // what else is wrong is no word on the token
			c.Given(answer).To(expect.Admitted(), "session")
		}
		c.Expect(answer).To(expect.Admitted())
	},
})
