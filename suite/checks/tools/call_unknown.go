package tools

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// noSuchTool is a name that no server will have given to a tool.
const noSuchTool = "mcpconform-there-is-no-such-tool"

var _ = check.Define(check.Check{
	ID:     "tools.call.unknown",
	Title:  "a call of a tool that does not exist is an error",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Tools.S("Error Handling"),
		spec.MCP20260728.Tools.S("Error Handling")),
	Covers: []string{"TL-08"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"unknown-tool-succeeds"},
	Fix:    "Answer tools/call for a name you do not have with the JSON-RPC error -32602; a result with isError will do too.",
	Why:    "The model takes what comes back for the tool's answer, and tells the user something made up.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		if known := callable(fixture.Tools.From(c)); len(known) > 0 {
			c.Step("call " + known[0])
			c.Given(c.Host().CallTool(ctx, bearer, known[0], nil)).
				To(expect.Any(expect.RPCResult(), expect.RPCError(), expect.Status(403)), "tools.call.read-only")
		}
		c.Step("call a tool that the list does not name")
		answer := c.Host().CallTool(ctx, bearer, noSuchTool, nil)
		c.Expect(answer).To(expect.Any(expect.RPCError(), expect.ToolError()))
	},
})
