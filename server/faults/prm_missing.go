package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-missing",
	Title: "no protected resource metadata is served",
	Story: "Seen with kernel/kernel-mcp-server#91 and yukiharada1228/videoq#850 in one form or the other: " +
		"does not implement OAuth (symptoms rows 19, 20).",
	apply: func(s *app.Seams) {
		s.Resource.Documents = []resource.Document{}
	},
})
