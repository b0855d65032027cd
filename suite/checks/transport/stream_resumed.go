package transport

import (
	"context"
	"encoding/json"
	"net/http"
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
	ID:     "transport.stream.resumed",
	Title:  "the ids of events are unique, and who resumes a stream gets nothing of another",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Transports.S("Resumability and Redelivery"),
		spec.MCP20251125.Transports.S("Multiple Connections")),
	Covers: []string{"HT-22", "HT-23"}, // for another user see transport.session.other-user
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"event-ids-repeat", "resumption-replays-all"},
	Fix: "Give each event an id that says which stream it is of and where in it, and send after Last-Event-ID only what followed on that " +
		"stream.",
	Why: "A client that resumes takes the answer to one request for that to another, or gets it twice.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		s, in := openSession(ctx, c, bearer)
		defer c.Host().EndSession(ctx, bearer, s)
		first := streamed(ctx, c, append(in, client.ID("first"))...)
		second := streamed(ctx, c, append(in, client.ID("second"))...)
		if !numbered(first) || !numbered(second) {
			c.NotApplicable("the events have no ids: the server's streams cannot be resumed")
		}
		ids := append(eventIDs(first.Events), eventIDs(second.Events)...)
		c.Expect(expect.Claim{Holds: unique(ids), Saw: "two events with one id", From: second}).To(expect.True("an id of its own for each event"))
		c.Step("resume the first stream after its first event")
		limited, done := context.WithCancel(ctx)
		defer done()
		limit := time.AfterFunc(opening, done)
		defer limit.Stop()
		last := func(e wire.Event) bool {
			if answersOf("first")(e) {
				limit.Reset(listening) // what is of another stream comes now, or never
			}
			return answersOf("second")(e)
		}
		again := c.Host().Listen(limited, bearer, func() {}, last,
			client.Header("MCP-Protocol-Version", s.Version), client.Header("Mcp-Session-Id", s.ID), client.Header("Last-Event-ID", ids[0]))
		if again.Status != http.StatusOK || len(again.Events) == 0 {
			c.NotApplicable("the server replays nothing: %s", expect.Describe(again.Exchange))
		}
		c.Expect(expect.Claim{
			Holds: !slices.ContainsFunc(again.Events, answersOf("second")), Saw: "the answer of the second stream", From: again,
		}).To(expect.True("what followed on the first stream only"))
	},
})

// eventIDs are the ids that a stream gave. An event without one has that of the event before (HTML,
// "Server-sent events", lastEventId), which gives it no second time.
func eventIDs(events []wire.Event) []string {
	var ids []string
	for _, e := range events {
		if e.ID != "" && !slices.Contains(ids[max(0, len(ids)-1):], e.ID) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

func unique(ids []string) bool {
	sorted := slices.Sorted(slices.Values(ids))
	return len(slices.Compact(sorted)) == len(ids)
}

// answersOf tells whether an event is the answer to the request with that id.
func answersOf(id string) func(wire.Event) bool {
	return func(e wire.Event) bool {
		var answer response
		return json.Unmarshal(e.Data, &answer) == nil && answer.ID == id
	}
}
