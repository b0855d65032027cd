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
	ID:     "transport.version.absent",
	Title:  "a client of MCP 2025-03-26, which has no MCP-Protocol-Version, is served where that version is spoken",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Transports.S("Protocol Version Header"),
		spec.MCP20250618.Transports.S("Protocol Version Header")),
	Covers: []string{"HT-32"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"version-header-demanded"},
	Fix:    "Take a request without MCP-Protocol-Version for one of the version that was negotiated, or of 2025-03-26.",
	Why:    "Clients of that version are told by initialize that they are understood, and then refused.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("open a connection in MCP " + spec.March2025)
		opened, s := c.Host().Initialize(ctx, bearer, client.Message(func(message map[string]any) {
			if params, ok := message["params"].(map[string]any); ok {
				params["protocolVersion"] = spec.March2025
			}
		}))
		if s == nil || s.Version != spec.March2025 {
			c.NotApplicable("the server does not speak MCP %s: %s", spec.March2025, expect.Describe(opened.Exchange))
		}
		if s.ID != "" {
			defer c.Host().EndSession(ctx, bearer, s)
		}
		in := []client.Option{client.SessionID(s.ID), client.Version("")}
		c.Host().Initialized(ctx, bearer, s, in...)
		c.Step("ask for the tools with MCP-Protocol-Version")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil, client.SessionID(s.ID), client.Version(s.Version))).
			To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them without it")
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, in...)).To(expect.RPCResult())
	},
})
