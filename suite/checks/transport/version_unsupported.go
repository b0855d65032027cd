package transport

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
	ID:     "transport.version.unsupported",
	Title:  "an MCP-Protocol-Version that the server does not speak is refused with 400",
	Level:  check.Must,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Transports.S("Protocol Version Header"), spec.MCP20250618.Transports.S("Protocol Version Header")),
	Covers: []string{"HT-31"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"version-header-ignored"},
	Fix:    "Read MCP-Protocol-Version on each request after initialize and answer 400 to a version that you do not support.",
	Why:    "A client of a version to come is served by the rules of another, and neither side notices.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		s := openHandshake(ctx, c, bearer)
		if s.Version < spec.June2025 {
			c.NotApplicable("the server speaks MCP %s, which has no such header", s.Version)
		}
		in := []client.Option{client.Version(s.Version), client.SessionID(s.ID)}
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil, in...)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for the tools in a version that never was")
		in = append(in, client.Header("MCP-Protocol-Version", "1900-01-01"))
		c.Expect(c.Host().MCP(ctx, bearer, "tools/list", nil, in...)).To(expect.Status(http.StatusBadRequest))
	},
})
