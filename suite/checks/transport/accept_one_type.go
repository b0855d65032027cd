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
	ID:     "transport.accept.one-type",
	Title:  "a client that takes JSON only is served or told so",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Observed,
	Refs:   spec.Refs(spec.MCP20251125.Transports.S("Sending Messages to the Server")),
	Covers: []string{"HT-12"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"accept-json-500"},
	Fix: "Answer a request whose Accept has only application/json with plain JSON, or else with 406; never with a 5xx or with " +
		"silence.",
	Why: "Some clients of OpenAI's API sent Accept: application/json alone; what they get should be an answer that says what is wrong.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools as a host does")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", map[string]any{})).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them with Accept: application/json")
		answer := c.Host().MCP(ctx, bearer, "tools/list", map[string]any{}, client.Header("Accept", "application/json"))
		c.Expect(answer).To(expect.Any(expect.RPCResult(), expect.ClientError()))
	},
})
