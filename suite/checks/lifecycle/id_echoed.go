package lifecycle

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "lifecycle.id.echoed",
	Title:  "an answer has the id of its request, a string as a string",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.JSONRPC.S("5"), spec.MCP20251125.Base.S("Messages")),
	Covers: []string{"LC-09"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"id-becomes-number"},
	Fix:    "Keep the id of a request as the JSON value it came as, and give it back unchanged.",
	Why:    "ChatGPT's first request has a string for its id. A client that cannot match an answer to its request waits until it gives up.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools, with a number for the id")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", map[string]any{})).To(expect.RPCResult(), "tools.list.usable")
		c.Step(`ask for them with the id "7"`)
		answer := c.Host().MCP(ctx, bearer, "tools/list", map[string]any{}, client.ID("7"))
		c.Expect(answer).To(expect.RPCResult())
		c.Expect(expect.Claim{Holds: answer.Result != nil, Saw: strings.Join(answer.Problems, "; "), From: answer}).
			To(expect.True("an answer with the id of the request"))
	},
})
