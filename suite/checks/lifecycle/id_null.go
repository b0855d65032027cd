package lifecycle

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:    "lifecycle.id.null",
	Title: "a request with the id null is not served",
	// That an id is never null is demanded of who sends it; what becomes of such a request is not said. One
	// that is taken for a notification gets no result either.
	Level:  check.Int,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Base.S("Requests"), spec.MCP20260728.Base.S("Requests")),
	Covers: []string{"LC-10"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"null-id-served"},
	Fix:    "Take a string or a whole number for the id of a request, and answer 400 with the JSON-RPC error -32600 to any other.",
	Why:    "An answer with the id null belongs to no request: nobody gets it.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them with the id null")
		answer := c.Host().MCP(ctx, bearer, "tools/list", nil, client.Message(func(message map[string]any) { message["id"] = nil }))
		c.Expect(answer).To(expect.Not(expect.RPCResult()))
	},
})
