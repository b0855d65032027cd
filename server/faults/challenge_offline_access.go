package faults

import (
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "challenge-offline-access",
	Title: "the challenge asks for offline_access",
	Story: "As it was good advice before MCP 2026-07-28. Design rule; no field report.",
	apply: func(s *app.Seams) {
		beforeChallenge(s, func(c *resource.Challenge) { c.Scopes = append(slices.Clone(c.Scopes), "offline_access") })
	},
})
