package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-appended",
	Title: "the resource metadata is served below the path of the MCP endpoint only",
	Story: "The well-known part comes after the path instead of before it; the challenge names the place. The " +
		"same slip with the other document: homeassistant-ai/ha-mcp#1714 (symptoms row 30).",
	apply: func(s *app.Seams) {
		const appended = "/mcp/.well-known/oauth-protected-resource"
		document := s.Resource.Documents[0]
		document.Path = appended
		s.Resource.Documents = []resource.Document{document}
		beforeChallenge(s, func(c *resource.Challenge) { c.ResourceMetadata = s.Resource.Origin + appended })
	},
})
