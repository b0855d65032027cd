package lifecycle

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
	ID:     "lifecycle.modern.lists-stable",
	Title:  "calling a tool does not change which tools there are",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.Tools.S("Capabilities")),
	Covers: []string{"LM-09"},
	Needs:  check.Needs(fixture.Login, fixture.Tools),
	Faults: []string{"tools-after-call"},
	Fix:    "List the tools by the token alone; keep what one call leads to in a handle that the next one is given as an argument.",
	Why:    "Hosts keep the list: a tool that comes with a call is never seen, and one that goes with it fails when it is called.",
	Run: func(ctx context.Context, c *check.C) {
		modern(c)
		c.Step("sign in again, and ask for the tools")
		token := c.Host().Token(ctx)
		before, _, err := c.Host().ListTools(ctx, token.Access)
		if err != nil {
			c.Block("tools.list.usable", "%v", err)
		}
		harmless(ctx, c, token.Access, before)
		c.Step("ask for the tools again")
		c.Expect(sameAgain(ctx, c, token.Access, before)).To(sameTools)
	},
})

// harmless calls a tool that says it only reads and needs no arguments, and returns the result.
func harmless(ctx context.Context, c *check.C, bearer string, tools []client.Tool) *client.RPC {
	for _, t := range tools {
		if !t.Callable() {
			continue
		}
		c.Step("call " + t.Name)
		answer := c.Host().CallTool(ctx, bearer, t.Name, nil)
		if _, asks := answer.LoginResult(); asks || answer.NeedsInput() || answer.Status == http.StatusForbidden {
			continue // it needs more than this token was granted, or the host can give
		}
		c.Given(answer).To(expect.RPCResult(), "tools.call.read-only")
		return answer
	}
	c.NotApplicable("no read-only tool without arguments can be called with this token")
	return nil
}
