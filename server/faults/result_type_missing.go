package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "result-type-missing",
	Title: "results of MCP 2026-07-28 do not say that they are complete",
	Story: "A server that took up the version by name and kept its results as they were. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, _ message) {
			a.replace(`"resultType":"complete",`, "")
			a.replace(`,"resultType":"complete"`, "")
		})
	},
})
