package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "tool-schema-invalid",
	Title: "a schema uses a type that JSON Schema does not have",
	Story: "Types of the language instead of those of JSON Schema, as generators write them that know no better; clients reject the list " +
		"(symptoms row 95).",
	apply: func(s *app.Seams) {
		describe(s, "discover_connections", func(t resource.Listed) {
			schema, _ := t["inputSchema"].(map[string]any)
			properties, _ := schema["properties"].(map[string]any)
			properties["maxConnections"] = map[string]any{"type": "int"}
		})
	},
})
