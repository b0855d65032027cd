package transport

import (
	"bytes"
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "transport.notification.accepted",
	Title:  "a notification is accepted with 202 and no body",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Transports.S("Sending Messages to the Server"),
		spec.MCP20251125.Lifecycle.S("Initialization"), spec.JSONRPC.S("4.1")),
	Covers: []string{"HT-10", "LC-04"},
	Needs:  check.Needs(fixture.Bearer),
	Faults: []string{"notification-answered"},
	Fix:    "Answer a message without an id, such as notifications/initialized, with 202 Accepted and an empty body; never with a result or an error.",
	Why:    "ChatGPT sends notifications/initialized before it asks for the tools; an answer to it makes no sense to a client.",
	Run: func(ctx context.Context, c *check.C) {
		bearer := fixture.Bearer.From(c)
		c.Step("send initialize")
		opened, session := c.Host().Initialize(ctx, bearer)
		if opened.TokenRefused() {
			c.Given(opened).To(expect.Admitted(), "bearer.fresh.accepted")
		}
		if session == nil && opened.Error != nil {
			c.NotApplicable("the server refuses initialize, so there is no handshake to end (see lifecycle.initialize.answered)")
		}
		c.Given(opened).To(expect.RPCResult(), "lifecycle.initialize.answered")
		if session == nil {
			c.Block("lifecycle.initialize.answered", "initialize was answered without a protocolVersion")
		}
		c.Step("send notifications/initialized")
		answer := c.Host().Initialized(ctx, bearer, session)
		c.Expect(answer).To(expect.Status(202))
		c.Expect(expect.Claim{
			Holds: len(bytes.TrimSpace(answer.Body)) == 0, Saw: expect.Describe(answer.Exchange), From: answer,
		}).To(expect.True("202 with an empty body"))
	},
})
