package transport

import (
	"bytes"
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.stream.primed",
	Title:  "a stream that can be resumed begins with an event that has an id and no data",
	Level:  check.Should,
	Impact: check.None,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.Transports.S("Sending Messages to the Server")),
	Covers: []string{"HT-20"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"stream-not-primed"},
	Fix:    "Send an event with an id and empty data as soon as the stream is open, before the work that the request asks for.",
	Why:    "A connection that breaks before the first event cannot be resumed: the client has no id to resume it from.",
	Run: func(ctx context.Context, c *check.C) {
		if v := c.Host().Session.Version; v != spec.November2025 {
			c.NotApplicable("the server speaks MCP %s, and only %s asks for it", v, spec.November2025)
		}
		answer := streamed(ctx, c)
		if !numbered(answer) {
			c.NotApplicable("the events have no ids: the server's streams cannot be resumed")
		}
		first := answer.Events[0]
		c.Expect(expect.Claim{
			Holds: first.ID != "" && len(bytes.TrimSpace(first.Data)) == 0, Saw: "a stream that begins with its first message", From: answer,
		}).To(expect.True("an event with an id and no data first"))
	},
})

// numbered reports a stream whose events have ids.
func numbered(answer *client.RPC) bool {
	return len(answer.Events) > 0 && answer.Events[len(answer.Events)-1].ID != ""
}
