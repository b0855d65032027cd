package transport

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// noMethod is a method that no server has.
const noMethod = "mcpconform/no-such-method"

var _ = check.Define(check.Check{
	ID:     "transport.method.unknown",
	Title:  "in MCP 2026-07-28 a method that does not exist is answered 404 with -32601",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.StreamableHTTP.S("Protocol Version Header")),
	Covers: []string{"HT-38"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"unknown-method-200", "unknown-method-32603"},
	Fix:    "Answer a method you do not have with status 404 and the JSON-RPC error -32601 in the body.",
	Why:    "A client tells by the two together whether the method or the endpoint is not there.",
	Run: func(ctx context.Context, c *check.C) {
		if c.Host().Session.Version < spec.July2026 {
			c.NotApplicable("the server speaks MCP %s, which leaves the status open (see lifecycle.method.unknown)", c.Host().Session.Version)
		}
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("call a method that nobody has")
		c.Expect(c.Host().MCP(ctx, bearer, noMethod, nil)).
			To(expect.All(expect.Status(http.StatusNotFound), expect.RPCError(-32601)))
	},
})
