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
	ID:     "transport.session.id-missing",
	Title:  "a server that needs the session id answers 400 to a request without it",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Transports.S("Session Management")),
	Covers: []string{"HT-27"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"session-id-missing-500"},
	Fix:    "Look whether Mcp-Session-Id is there before you look the session up, and answer 400 where it is not; 404 is for one that you do not know.",
	Why:    "A client that takes the answer for an outage, or for the end of its session, tries again in vain.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		s, in := openSession(ctx, c, bearer)
		defer c.Host().EndSession(ctx, bearer, s)
		c.Step("ask for the tools in the session")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil, in...)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("ask for them without the session id")
		answer := c.Host().MCP(ctx, bearer, "tools/list", nil, append(in, client.SessionID(""))...)
		if answer.Result != nil {
			c.NotApplicable("the server does not need the session id")
		}
		c.Expect(answer).To(expect.Status(http.StatusBadRequest))
	},
})
