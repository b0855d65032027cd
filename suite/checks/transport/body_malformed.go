package transport

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.body.malformed",
	Title:  "a body that is not JSON is refused as that, without a look at the server's inside",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.JSONRPC.S("5.1"), spec.MCP20251125.Base.S("Messages"),
		spec.MCP20251125.Transports.S("Sending Messages to the Server")),
	Covers: []string{"HT-14"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"malformed-json-html"},
	Fix: "Answer a body that cannot be parsed with 400, best with the JSON-RPC error -32700, and have the framework's error page switched " +
		"off: it shows paths and a stack trace.",
	Why: "A client takes a 5xx for an outage and tries again; a stack trace tells an attacker where to look.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("send a whole message")
		c.Given(c.Host().Present(ctx, bearer)).To(expect.Admitted(), "session")
		c.Step("send a message that is cut off in the middle")
		answer := c.Host().MCPBody(ctx, bearer, []byte(`{"jsonrpc":"2.0","id":1,"method":"tools/list","params":`))
		c.Expect(answer).To(expect.Any(expect.ClientError(), expect.RPCError(-32700, -32600)))
		c.Advise()
		c.Expect(answer).To(expect.NoStackTrace())
	},
})
