package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-resource-mismatch",
	Title: "the resource metadata of the MCP endpoint names the origin as the resource",
	Story: "Measured at mcp2 (seed fault 5); also modelcontextprotocol/python-sdk#1400 and " +
		"microsoft/vscode#255255 (symptoms row 23).",
	apply: namingTheOrigin,
})

func namingTheOrigin(s *app.Seams) {
	eachDocument(s, func(m *resource.Metadata) { m.Resource = s.Resource.Origin })
}
