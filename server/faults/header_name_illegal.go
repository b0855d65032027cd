package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "header-name-illegal",
	Title: "a parameter is marked with a header name that has a blank",
	Story: "The title of a field was taken for the name of a header. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		describe(s, "start-report", func(t resource.Listed) {
			schema, _ := t["inputSchema"].(map[string]any)
			properties, _ := schema["properties"].(map[string]any)
			properties["status"] = map[string]any{"type": "string", "x-mcp-header": "Report status"}
		})
	},
})
