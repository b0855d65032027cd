package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "caching-hints-missing",
	Title: "results of MCP 2026-07-28 say nothing of caching",
	Story: "A server that took up the version by name and kept its results as they were. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, _ message) {
			delete(result, "ttlMs")
			delete(result, "cacheScope")
		})
	},
})
