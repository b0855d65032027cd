package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "header-of-a-secret",
	Title: "a parameter that holds a key travels as a header",
	Story: "A key that a gateway is to look at, and with it every log of every proxy. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		describe(s, "start-report", func(t resource.Listed) {
			schema, _ := t["inputSchema"].(map[string]any)
			properties, _ := schema["properties"].(map[string]any)
			properties["apiKey"] = map[string]any{"type": "string", "description": "of the archive", "x-mcp-header": "Archive-Key"}
		})
	},
})
