package transport

import (
	"context"
	"errors"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// ending is how long a stream is given to end once it has carried the answer: long enough for a busy server.
const ending = 5 * time.Second

var _ = check.Define(check.Check{
	ID:     "transport.stream.ends",
	Title:  "the stream that answers a request ends with the answer",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Transports.S("Sending Messages to the Server"),
		spec.MCP20260728.StreamableHTTP.S("Receiving Messages")),
	Covers: []string{"HT-17"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"stream-left-open"},
	Fix:    "Close the event stream once the response to the request has been sent on it.",
	Why:    "Clients that wait for the end of the stream wait until they give up; the others leave a connection open for each call.",
	Run: func(ctx context.Context, c *check.C) {
		answer := streamed(ctx, c, client.ToTheEnd(ending))
		c.Given(expect.Claim{Holds: answer.Result != nil, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("a JSON-RPC result"), "tools.list.usable")
		var failed *wire.Error
		open := errors.As(answer.Err, &failed) && (failed.Kind == wire.KindCanceled || failed.Kind == wire.KindTimeout)
		c.Expect(expect.Claim{Holds: !open, Saw: "a stream that is open " + ending.String() + " after the answer", From: answer}).
			To(expect.True("a stream that ends with the answer"))
	},
})

// streamed asks for the tools. A server that answers in another way than by an event stream is none that
// the calling check applies to.
func streamed(ctx context.Context, c *check.C, opts ...client.Option) *client.RPC {
	c.Step("ask for the tools")
	answer := c.Host().MCP(ctx, fixture.Bearer.From(c), "tools/list", nil, opts...)
	c.Given(expect.Claim{Holds: answer.Status != 0, Saw: expect.Describe(answer.Exchange), From: answer}).
		To(expect.True("an answer"), "tools.list.usable")
	if !wire.IsEventStream(answer.Header) {
		c.NotApplicable("a request is not answered by an event stream: %s", expect.Describe(answer.Exchange))
	}
	return answer
}
