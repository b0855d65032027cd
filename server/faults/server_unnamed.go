package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "server-unnamed",
	Title: "results of MCP 2026-07-28 do not say which server they are from",
	Story: "A server that took up the version and left out what it is only advised to send. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, _ message) {
			if meta, ok := result["_meta"].(map[string]any); ok {
				delete(meta, "io.modelcontextprotocol/serverInfo")
			}
		})
	},
})
