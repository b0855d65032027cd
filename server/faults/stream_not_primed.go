package faults

import (
	"bytes"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "stream-not-primed",
	Title: "a stream that can be resumed begins with its first message",
	Story: "A server whose streams were made before MCP 2025-11-25. Design rule; no field report.",
	form:  func(c *app.Config) { c.Sessions = true },
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, _ message) {
			if first, rest, more := bytes.Cut(a.body.Bytes(), []byte("\n\n")); more && bytes.HasPrefix(first, []byte("event: prime")) {
				a.body = *bytes.NewBuffer(rest)
			}
		})
	},
})
