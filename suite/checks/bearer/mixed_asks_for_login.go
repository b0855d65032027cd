package bearer

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.mixed.asks-for-login",
	Title:  "where the tools are listed to everybody, a protected one asks for a login",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Documented,
	Refs: spec.Refs(spec.OpenAI.Authentication.S("Triggering authentication UI"),
		spec.MCP20251125.Authorization.S("Error Handling")),
	Covers: []string{"BU-25"},
	Needs:  check.Needs(fixture.Challenge, fixture.Token, fixture.Tools),
	Faults: []string{"mixed-without-challenge"},
	Fix: `Answer the call of a protected tool without a token with 401 and its challenge, or with a tool result that has isError and the ` +
		`challenge in _meta["mcp/www_authenticate"].`,
	Why: "ChatGPT offers to sign in on one of these two answers only; without them the tool fails for ever.",
	Run: func(ctx context.Context, c *check.C) {
		if !fixture.Challenge.From(c).Open || c.Host().RM == nil {
			c.NotApplicable("this is no server that lists its tools to everybody and protects some of them")
		}
		name := guarded(fixture.Tools.From(c))
		if name == "" {
			c.NotApplicable("no read-only tool without arguments says that it needs a login (securitySchemes)")
		}
		c.Step("call " + name + " with a token")
		c.Given(c.Host().CallTool(ctx, fixture.Token.From(c).Access, name, nil)).To(expect.ToolResult(), "bearer.fresh.accepted", "tools.call.read-only")
		c.Step("call " + name + " without a token")
		answer := c.Host().CallTool(ctx, "", name, nil)
		c.Expect(expect.Claim{Holds: asksForLogin(answer), Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("401 with a Bearer challenge, or a tool error with mcp/www_authenticate"))
	},
})

// guarded is a tool that says it cannot be used without a login, and that can be called with no harm.
func guarded(list []client.Tool) string {
	for i := range list {
		if t := &list[i]; t.Callable() && t.NeedsLogin() {
			return t.Name
		}
	}
	return ""
}

func asksForLogin(answer *client.RPC) bool {
	return answer.AsksForLogin() && (answer.Status != http.StatusUnauthorized || answer.Bearer() != nil)
}
