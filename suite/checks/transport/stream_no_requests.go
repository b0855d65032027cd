package transport

import (
	"context"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.stream.no-requests",
	Title:  "in MCP 2026-07-28 a stream carries no requests of the server's own",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.StreamableHTTP.S("Receiving Messages")),
	Covers: []string{"HT-39"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session, fixture.Tools),
	Faults: []string{"stream-asks-client"},
	Fix: "Ask the client by a result that says input is required (InputRequiredResult), which it answers with the next request, instead of " +
		"by a request on the stream.",
	Why: "Nobody answers such a request: the tool waits for it, and the user for the tool.",
	Run: func(ctx context.Context, c *check.C) {
		modern(c)
		quiet(c, streamed(ctx, c))
		if _, called := answering(ctx, c, fixture.Bearer.From(c)); called != nil {
			quiet(c, called)
		}
	},
})

func quiet(c *check.C, answer *client.RPC) {
	c.Expect(expect.Claim{
		Holds: len(answer.Requests) == 0, Saw: fmt.Sprintf("a stream with %d requests of the server", len(answer.Requests)), From: answer,
	}).To(expect.True("notifications and the answer only"))
}
