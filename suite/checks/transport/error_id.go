package transport

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
	ID:     "transport.error.id",
	Title:  "an error has the id of its request",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.JSONRPC.S("5"), spec.MCP20251125.Base.S("Error Responses"), spec.MCP20260728.Base.S("Error Responses")),
	Covers: []string{"HT-43"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"error-without-id"},
	Fix:    "Put the id of the request into each error that answers it; null is for a request whose id could not be read.",
	Why:    "A client that cannot match an error to its request waits until it gives up, and the user with it.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("call a method that nobody has")
		answer := c.Host().MCP(ctx, bearer, noMethod, nil, client.ID("mcpconform-error"))
		if answer.Error == nil {
			c.NotApplicable("such a request is refused without a JSON-RPC error: %s", expect.Describe(answer.Exchange))
		}
		c.Expect(expect.Claim{Holds: answer.Matched, Saw: strings.Join(answer.Problems, "; "), From: answer}).
			To(expect.True("an error with the id of the request"))
	},
})
