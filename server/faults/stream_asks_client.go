package faults

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "stream-asks-client",
	Title: "the stream that answers a call begins with a request of the server",
	Story: "A tool that asks the client as it did before MCP 2026-07-28. Design rule; no field report.",
	form:  func(c *app.Config) { c.Streams = true },
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "tools/call" && strings.HasPrefix(a.header.Get("Content-Type"), "text/event-stream") {
				a.prepend("event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"method\":\"roots/list\"}\n\n")
			}
		})
	},
})
