package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "progress-falls",
	Title: "progress goes down",
	Story: "Parts that are worked on side by side report each its own progress. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, _ message) { a.replace(`"progress":2`, `"progress":0`) })
	},
})
