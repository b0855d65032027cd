package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.body.refused",
	Title:  "an access token in the body alone does not let in",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Authorization.S("Token Requirements"), spec.RFC6750.S("2.2")),
	Covers: []string{"BU-04"},
	Needs:  check.Needs(fixture.Token, fixture.Session),
	Faults: []string{"body-token-accepted"},
	Fix:    "Take the token from the Authorization header only; some middleware also looks for access_token in the body unless told not to.",
	Why:    "Messages are logged and shown where headers are kept back, and the model may write into them.",
	Run: func(ctx context.Context, c *check.C) {
		token := fixture.Token.From(c).Access
		works(ctx, c, token)
		if c.Host().GuardedTool() != "" {
			c.NotApplicable("the tools are listed to everybody, with or without a token in the body")
		}
		c.Step("ask for the tools without a token")
		c.Given(c.Host().MCP(ctx, "", "tools/list", map[string]any{})).
			To(expect.NotAdmitted("a refusal"), "bearer.anonymous.nothing", "bearer.session.needs-token")
		c.Step("send the token in _meta and as a member of the message, and none in the header")
		answer := c.Host().MCP(ctx, "", "tools/list",
			map[string]any{"_meta": map[string]any{"access_token": token, "authorization": "Bearer " + token}},
			client.Message(func(message map[string]any) { message["access_token"] = token }))
		c.Expect(answer).To(expect.NotAdmitted("a refusal: 401, as without a token, or 400"))
	},
})
