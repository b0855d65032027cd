package transport

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.content-type.other",
	Title:  "a body that is not called JSON is refused, or read all the same",
	Level:  check.Int,
	Impact: check.None,
	Basis:  check.Inferred,
	Refs:   spec.Refs(spec.RFC9110.S("15.5.16"), spec.MCP20251125.Transports.S("Sending Messages to the Server")),
	Covers: []string{"HT-13"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"content-type-500"},
	Fix:    "Answer a Content-Type other than application/json with 415, before anything looks at a body that was not parsed.",
	Why:    "A 5xx is taken for an outage and tried again; it shows that a body was not parsed and used nevertheless.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them with Content-Type: text/plain")
		answer := c.Host().MCP(ctx, bearer, "tools/list", nil, client.Header("Content-Type", "text/plain"))
		c.Expect(answer).To(expect.Any(expect.RPCResult(), expect.RPCError(), expect.ClientError()))
	},
})
