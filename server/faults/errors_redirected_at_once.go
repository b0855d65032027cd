package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "errors-redirected-at-once",
	Title: "a faulty request is answered by a redirect before anybody has logged in",
	Story: "Seen with the MCP TypeScript SDK and others that follow RFC 6749 §4.1.2.1 to the letter; RFC 9700 §4.11.2 " +
		"tells how it is used to send people to phishing sites.",
	apply: func(s *app.Seams) {
		s.HoldRefusal = func(store.Client) bool { return false }
	},
})
