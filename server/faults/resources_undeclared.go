package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "resources-undeclared",
	Title: "there are resources, and the capability is not declared",
	Story: "Handlers for resources beside an SDK that was told of tools alone. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, _ message) {
			if capabilities, ok := result["capabilities"].(map[string]any); ok {
				delete(capabilities, "resources")
			}
		})
	},
})
