package transport

import (
	"bytes"
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.notification.unknown",
	Title:  "a notification that the server does not know is accepted, or refused by an HTTP status",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Transports.S("Sending Messages to the Server"),
		spec.MCP20260728.StreamableHTTP.S("Sending Messages"), spec.JSONRPC.S("4.1")),
	Covers: []string{"HT-11"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"unknown-notification-answered", "notification-answered"},
	Fix: "Answer a message without an id with 202 and an empty body, or with an HTTP error such as 400; never with 200 and a JSON-RPC " +
		"error, as the branch for unknown methods does.",
	Why: "Nobody waits for an answer to a notification: a client takes one for the answer to something else, or for a broken server.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("ask for the tools")
		c.Given(c.Host().MCP(ctx, bearer, "tools/list", nil)).To(expect.RPCResult(), "tools.list.usable")
		c.Step("send a notification that nobody knows")
		answer := c.Host().MCP(ctx, bearer, "notifications/mcpconform", nil, client.Notification())
		c.Given(expect.Claim{Holds: answer.Err == nil, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("an answer"), "session")
		accepted := answer.Status == http.StatusAccepted && len(bytes.TrimSpace(answer.Body)) == 0
		c.Expect(expect.Claim{
			Holds: accepted || answer.Status >= http.StatusBadRequest, Saw: expect.Describe(answer.Exchange), From: answer,
		}).To(expect.True("202 with an empty body, or an HTTP error"))
		c.Advise() // a 5xx is an HTTP error too
		c.Expect(expect.Claim{Holds: answer.Status < http.StatusInternalServerError, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("202 or a 4xx"))
	},
})
