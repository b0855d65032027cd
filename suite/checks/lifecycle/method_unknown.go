package lifecycle

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:    "lifecycle.method.unknown",
	Title: "a method that does not exist is refused as the request's fault",
	// The code -32601 is a MUST of 2026-07-28; SDKs of before also say -32600, -32602 or a bare 400.
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.JSONRPC.S("5.1"), spec.MCP20260728.StreamableHTTP.S("Protocol Version Header")),
	Covers: []string{"LC-07"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"unknown-method-32603"},
	Fix:    "Answer a method you do not have with the JSON-RPC error -32601, method not found, and keep -32603 for what broke in the server.",
	Why: "Hosts try methods of newer versions first, and go on with older ones when they hear that they do not exist. To an " +
		"internal error some give up.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("send a request that is known")
		c.Given(c.Host().Present(ctx, bearer)).To(expect.Admitted(), "session")
		c.Step("call a method that nobody has")
		answer := c.Host().MCP(ctx, bearer, "mcpconform/no-such-method", map[string]any{})
		if answer.Error != nil {
			c.Expect(answer).To(expect.RPCError(-32601, -32600, -32602))
			return
		}
		c.Expect(answer).To(expect.ClientError())
	},
})
