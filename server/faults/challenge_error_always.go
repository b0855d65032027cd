package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "challenge-error-always",
	Title: "a request without a token is told that its token is invalid",
	Story: "Seen with the example server of the MCP TypeScript SDK 1.32.2: invalid_token, Missing Authorization " +
		"header.",
	apply: func(s *app.Seams) {
		beforeChallenge(s, func(c *resource.Challenge) { c.Error, c.Description = "invalid_token", "Missing Authorization header" })
	},
})
