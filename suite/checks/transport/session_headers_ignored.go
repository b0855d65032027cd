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
	ID:     "transport.session.headers-ignored",
	Title:  "a server of MCP 2026-07-28 alone ignores Mcp-Session-Id and Last-Event-ID",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.StreamableHTTP.S("Earlier Streamable HTTP Revisions")),
	Covers: []string{"HT-42"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"session-looked-up"},
	Fix:    "Do not look at Mcp-Session-Id and Last-Event-ID, and do not send the former.",
	Why:    "Gateways and clients that still send them are refused for something that no longer means anything.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		modernAlone(ctx, c, bearer)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them in a session and after an event")
		answer := c.Host().MCP(ctx, bearer, "tools/list", nil, client.SessionID(noSession), client.Header("Last-Event-ID", "1"))
		c.Expect(answer).To(expect.All(expect.RPCResult(), expect.Header("Mcp-Session-Id", "")))
	},
})
