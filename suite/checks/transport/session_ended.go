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
	ID:     "transport.session.ended",
	Title:  "a session that has ended is answered 404, so that the client opens another",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Transports.S("Session Management")),
	Covers: []string{"HT-24", "HT-28", "HT-29"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"session-ended-400"},
	Fix: "Answer a request with an Mcp-Session-Id that you no longer know with 404, not with 400 or 500: also after a restart, when all " +
		"of them are forgotten.",
	Why: "404 tells a client to open a new session. With any other answer every tool call fails from a redeployment on, until the user " +
		"connects anew.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		s := openHandshake(ctx, c, bearer)
		if s.ID == "" {
			c.NotApplicable("the server gives no session id")
		}
		in := []client.Option{client.Version(s.Version), client.SessionID(s.ID)}
		c.Step("ask for the tools in a session of its own")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil, in...)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("end the session")
		ended := c.Host().EndSession(ctx, bearer, s)
		if ended.Status < http.StatusOK || ended.Status >= http.StatusMultipleChoices {
			c.NotApplicable("a client cannot end a session here: %s", expect.Describe(ended.Exchange))
		}
		c.Step("ask for the tools again")
		answer := c.Host().MCP(ctx, bearer, "tools/list", nil, in...)
		if answer.Result != nil { // nobody is cut off
			c.Advise()
		}
		c.Expect(answer).To(expect.Status(http.StatusNotFound))
	},
})
