package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-bearer-in-query",
	Title: "the resource metadata offers to take the token in the URL",
	Story: "All that RFC 6750 knows, copied from a server without MCP. Design rule; no field report.",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) { m.BearerMethodsSupported = []string{"header", "query"} })
	},
})
