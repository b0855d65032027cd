package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "header-out-of-reach",
	Title: "a parameter is marked as a header where no path of properties leads",
	Story: "A schema whose variants each bring their own parameters. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		describe(s, "start-report", func(t resource.Listed) {
			schema, _ := t["inputSchema"].(map[string]any)
			schema["anyOf"] = []any{map[string]any{"properties": map[string]any{"region": map[string]any{"type": "string", "x-mcp-header": "Region"}}}}
		})
	},
})
