package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-links-relative",
	Title: "the resource metadata links to its documentation by a path",
	Story: "As with the relative endpoints of home-assistant/core#153820: no public host name is configured " +
		"(symptoms row 33).",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) { m.Documentation = "/docs" })
	},
})
