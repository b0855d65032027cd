package transport

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.stream.unbuffered",
	Title:  "a stream asks the proxies on its way to pass it on as it comes",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20260728.StreamableHTTP.S("Receiving Messages")),
	Covers: []string{"HT-41"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"stream-buffered"},
	Fix:    "Send X-Accel-Buffering: no with each event stream, or answer with plain JSON.",
	Why:    "A proxy that gathers a stream before it passes it on makes calls look slow, and cuts off those that take long.",
	Run: func(ctx context.Context, c *check.C) {
		modern(c)
		c.Expect(streamed(ctx, c)).To(expect.Header("X-Accel-Buffering", "no"))
	},
})
