package transport

import (
	"context"
	"slices"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var _ = check.Define(check.Check{
	ID:     "transport.stream.own-answers",
	Title:  "a request is answered where it was sent, and on no other stream",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Transports.S("Listening for Messages from the Server"),
		spec.MCP20251125.Transports.S("Multiple Connections")),
	Covers: []string{"HT-18", "HT-19"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"answers-broadcast"},
	Fix:    "Send the response to a request on the answer to its POST alone; the stream that GET opens is for what nobody asked for.",
	Why:    "A client that listens gets each answer twice, or one that it is not waiting for, and ends the connection.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		s, in := openSession(ctx, c, bearer)
		defer c.Host().EndSession(ctx, bearer, s)
		limited, done := context.WithCancel(ctx)
		defer done()
		limit := time.AfterFunc(opening, done)
		defer limit.Stop()
		c.Step("open the stream of messages, and ask for the tools while it is open")
		asked, begun := make(chan *client.RPC, 1), false
		ask := func() {
			begun = true
			go func() {
				answer := c.Host().MCP(ctx, bearer, "tools/list", nil, append(in, client.ID("asked"))...)
				limit.Reset(listening) // a copy of it comes now, or never
				asked <- answer
			}()
		}
		stream := c.Host().Listen(limited, bearer, ask, answersOf("asked"),
			client.Header("MCP-Protocol-Version", s.Version), client.Header("Mcp-Session-Id", s.ID))
		if !begun {
			c.NotApplicable("there is no stream of messages: %s", expect.Describe(stream.Exchange))
		}
		answer := <-asked
		if !wire.IsEventStream(stream.Header) {
			c.NotApplicable("there is no stream of messages: %s", expect.Describe(stream.Exchange))
		}
		c.Given(answer).To(expect.RPCResult(), "tools.list.usable")
		c.Expect(expect.Claim{
			Holds: !slices.ContainsFunc(stream.Events, answersOf("asked")), Saw: "the answer on the stream that GET opened", From: stream,
		}).To(expect.True("no answer on the stream that GET opened"))
	},
})
