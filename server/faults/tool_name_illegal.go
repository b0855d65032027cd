package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "tool-name-illegal",
	Title: "a tool has spaces in its name",
	Story: "A title where the name belongs: hosts make names of functions of them, which may have none. Design rule; no field report.",
	apply: func(s *app.Seams) {
		describe(s, "perform-item-action", func(t resource.Listed) { t["name"] = "Perform item action" })
	},
})
