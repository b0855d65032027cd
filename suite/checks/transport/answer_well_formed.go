package transport

import (
	"context"
	"fmt"
	"net/http"
	"unicode/utf8"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var _ = check.Define(check.Check{
	ID:     "transport.answer.well-formed",
	Title:  "a request by POST is answered with one JSON object or an event stream, in UTF-8",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Transports.S("Sending Messages to the Server"),
		spec.MCP20260728.StreamableHTTP.S("Sending Messages")),
	Covers: []string{"HT-01", "HT-09"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"answer-in-code-page"},
	Fix: "Send the answer as application/json, one object and nothing after it, or as text/event-stream; encode it as UTF-8, whatever the " +
		"system's own encoding is.",
	Why: "Strict clients drop an answer that they cannot decode, and with it the list of tools.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("ask for the tools")
		answer := c.Host().MCP(ctx, fixture.Bearer.From(c), "tools/list", nil)
		c.Given(answer).To(expect.Status(http.StatusOK), "tools.list.usable")
		problem := malformed(answer)
		c.Expect(expect.Claim{Holds: problem == "", Saw: problem, From: answer}).
			To(expect.True("one JSON object or an event stream, in UTF-8"))
	},
})

// malformed says what is wrong with an answer as a message in HTTP, whatever it says.
func malformed(answer *client.RPC) string {
	if wire.IsEventStream(answer.Header) {
		return malformedStream(answer)
	}
	switch _, err := answer.JSON(); {
	case err != nil:
		return err.Error()
	case !utf8.Valid(answer.Body):
		return "JSON that is not in UTF-8"
	}
	return ""
}

func malformedStream(answer *client.RPC) string {
	for i, e := range answer.Events {
		if !utf8.Valid(e.Data) {
			return fmt.Sprintf("an event stream whose event %d is not in UTF-8", i+1)
		}
	}
	if answer.Result == nil && answer.Error == nil {
		return fmt.Sprintf("an event stream of %d events without the answer", len(answer.Events))
	}
	return ""
}
