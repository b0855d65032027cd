package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "tool-undescribed",
	Title: "a tool has no description",
	Story: "A tool whose name was taken to say it all. Design rule; no field report.",
	apply: func(s *app.Seams) {
		describe(s, "get-items", func(t resource.Listed) { delete(t, "description") })
	},
})
