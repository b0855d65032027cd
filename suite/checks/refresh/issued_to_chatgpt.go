package refresh

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "refresh.issued.to-chatgpt",
	Title:  "ChatGPT gets a refresh token",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.MCP20260728.Authorization.S("Refresh Tokens"), spec.OAuth21.S("1.3.2"),
		spec.OpenAI.Authentication.S("Client registration")),
	Covers: []string{"RF-01"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"refresh-not-issued"},
	Fix: "Issue a refresh token to every client that registers for the grant type refresh_token, as ChatGPT does; " +
		"do not make it depend on the scope offline_access, for which ChatGPT does not ask.",
	Why: "The user has to sign in again each time the access token expires.",
	Run: func(_ context.Context, c *check.C) {
		token := fixture.Token.From(c)
		if token.Response == nil {
			c.NotApplicable("a ready token was given (--login token), so no token response was seen")
		}
		c.Step("read the token response")
		c.Expect(token.Response).To(expect.MemberOfType("refresh_token", "string"))
	},
})
