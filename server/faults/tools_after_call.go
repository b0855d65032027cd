package faults

import (
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "tools-after-call",
	Title: "a tool that was called once is no longer listed",
	Story: "A server that shows its client what it can do next, as wizards do. Design rule; no field report.",
	apply: func(s *app.Seams) {
		var called sync.Map // by token and name
		editResultsOf(s, func(bearer string, result map[string]any, asked message) {
			if asked.Method == "tools/call" {
				called.Store(bearer+" "+asked.Params.Name, true)
			}
			tools, _ := result["tools"].([]any)
			var left []any
			for _, t := range tools {
				tool, _ := t.(map[string]any)
				name, _ := tool["name"].(string)
				if _, gone := called.Load(bearer + " " + name); !gone {
					left = append(left, t)
				}
			}
			if tools != nil {
				result["tools"] = left
			}
		})
	},
})
