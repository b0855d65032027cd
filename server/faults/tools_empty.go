package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "tools-empty",
	Title: "the list of tools is empty",
	Story: "Seen with linuxfoundation/lfx-mcp#126, where the scopes filtered everything out: all tools are " +
		"hidden, and no error (symptoms row 96).",
	apply: func(s *app.Seams) {
		s.Resource.Tools = []resource.Tool{}
	},
})
