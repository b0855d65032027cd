package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "challenge-without-scope",
	Title: "the challenge does not say which scopes are needed",
	Story: "Seen with the example server of the MCP TypeScript SDK 1.32.2, whose metadata lists a scope.",
	apply: func(s *app.Seams) {
		beforeChallenge(s, func(c *resource.Challenge) { c.Scopes = nil })
	},
})
