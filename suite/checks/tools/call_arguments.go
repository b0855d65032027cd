package tools

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.call.arguments",
	Title:  "a call without an argument that the schema requires is an error",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Tools.S("Error Handling"), spec.MCP20251125.Tools.S("Security Considerations")),
	Covers: []string{"TL-09", "TL-10"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"arguments-unchecked"},
	Fix: "Validate the arguments of tools/call against the inputSchema before the tool runs, and answer what does not fit with a result that " +
		"has isError and says what is wrong.",
	Why: "The model corrects itself when it is told; a result made from nothing it passes on to the user.",
	Run: func(ctx context.Context, c *check.C) {
		onlyOwn(c)
		tried := answering(ctx, c)
		if len(tried) == 0 {
			c.NotApplicable("no read-only tool with required arguments did its work with arguments made from its schema")
		}
		for _, name := range tried {
			c.Step("call " + name + " without arguments")
			answer := c.Host().CallTool(ctx, fixture.Bearer.From(c), name, map[string]any{})
			c.Advise() // a tool may have a use for less than its schema asks for
			c.Expect(answer).To(expect.Any(expect.ToolError(), expect.RPCError(), expect.ClientError()))
		}
	},
})

// answering are the first read-only tools that need arguments and do their work with those that are
// made from their schema.
func answering(ctx context.Context, c *check.C) []string {
	var all []string
	list, tried := fixture.Tools.From(c), 0
	for i := range list {
		t := &list[i]
		arguments, ok := arguments(c, t)
		if !ok || !t.ReadOnly() || len(arguments) == 0 || tried == most {
			continue
		}
		tried++
		c.Step("call " + t.Name + " with arguments made from its schema")
		if did(c.Host().CallTool(ctx, fixture.Bearer.From(c), t.Name, arguments)) {
			all = append(all, t.Name)
		}
	}
	return all
}

func did(answer *client.RPC) bool {
	worked, err := expect.ToolResult().Match(answer)
	return worked && err == nil
}
