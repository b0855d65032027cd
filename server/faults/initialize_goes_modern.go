package faults

import (
	"regexp"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "initialize-goes-modern",
	Title: "initialize that asks for MCP 2026-07-28 is answered with that version, which has no initialize",
	Story: "A server with one list of versions, in which initialize looks up what it was asked for. Design rule; no field report.",
	apply: func(s *app.Seams) {
		version := regexp.MustCompile(`"protocolVersion":"[^"]*"`)
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "initialize" && asked.Params.ProtocolVersion == "2026-07-28" {
				a.replace(version.FindString(a.body.String()), `"protocolVersion":"2026-07-28"`)
			}
		})
	},
})
