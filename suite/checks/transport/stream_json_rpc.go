package transport

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
	"github.com/mcpconform/mcpconform/suite/wire"
)

var _ = check.Define(check.Check{
	ID:     "transport.stream.json-rpc",
	Title:  "GET is answered with 405, or with a stream whose messages are JSON-RPC",
	Level:  check.Must,
	Impact: check.Degrades, // ChatGPT can do without the stream
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Transports.S("Listening for Messages from the Server"),
		spec.MCP20251125.Base.S("Messages"), spec.JSONRPC.S("4")),
	Covers: []string{"HT-02"},
	Needs:  check.Needs(fixture.Bearer, fixture.Session),
	Faults: []string{"stream-not-json-rpc"},
	Fix: "Send JSON-RPC requests and notifications only, as events of the type message; to keep a stream alive send comments. A server that " +
		"has nothing to say answers GET with 405.",
	Why: "Clients that listen take every event for a message, and end the connection at one that is none.",
	Run: func(ctx context.Context, c *check.C) {
		c.Step("open the stream of messages")
		stream := listen(ctx, c.Host(), fixture.Bearer.From(c), anything, session(c.Host())...)
		none, opened := stream.Status == http.StatusMethodNotAllowed, stream.Status == http.StatusOK && wire.IsEventStream(stream.Header)
		if !none && !opened { // 404 and pages for people are tolerated by every host
			c.NotApplicable("there is no stream: %s", expect.Describe(stream.Exchange))
		}
		c.Expect(expect.Claim{Holds: none || opened, Saw: expect.Describe(stream.Exchange), From: stream}).
			To(expect.True("405 or an event stream"))
		for _, e := range stream.Events {
			c.Expect(expect.Claim{Holds: e.Name != "message" || isMessage(e.Data), Saw: "the event " + string(e.Data), From: stream}).
				To(expect.True("a JSON-RPC 2.0 message"))
		}
	},
})

// session names the session of the journey, where there is one.
func session(p *client.Player) []client.Option {
	opts := []client.Option{client.Header("MCP-Protocol-Version", p.Session.Version)}
	if p.Session.ID != "" {
		opts = append(opts, client.Header("Mcp-Session-Id", p.Session.ID))
	}
	return opts
}

// isMessage also accepts the empty event that a stream begins with to be resumed from.
func isMessage(data []byte) bool {
	if len(bytes.TrimSpace(data)) == 0 {
		return true
	}
	type message struct {
		Version string `json:"jsonrpc"`
	}
	var one message
	var batch []message // MCP 2025-03-26 had them
	switch {
	case json.Unmarshal(data, &one) == nil:
		return one.Version == "2.0"
	case json.Unmarshal(data, &batch) == nil:
		return len(batch) > 0 && batch[0].Version == "2.0"
	}
	return false
}
