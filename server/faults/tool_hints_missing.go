package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "tool-hints-missing",
	Title: "a tool does not say whether it only reads",
	Story: "Third-party notes on reviews of plugins: no hints, and the review stops or each call has to be confirmed (symptoms row 99).",
	apply: func(s *app.Seams) {
		describe(s, "perform-item-action", func(t resource.Listed) { delete(t, "annotations") })
	},
})
