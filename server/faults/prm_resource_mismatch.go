package faults

import (
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "prm-resource-mismatch",
	Title: "the resource metadata of the MCP endpoint names the origin as the resource",
	Story: "Measured at mcp2 (seed fault 5); also modelcontextprotocol/python-sdk#1400 and " +
		"microsoft/vscode#255255 (symptoms row 23).",
	apply: func(s *app.Seams) {
		documents := slices.Clone(s.Resource.Documents)
		for i := range documents {
			documents[i].Metadata.Resource = s.Resource.Origin
		}
		s.Resource.Documents = documents
	},
})
