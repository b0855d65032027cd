package faults

import (
	"slices"
	"sync/atomic"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "tools-order-varies",
	Title: "tools/list names the tools in another order every second time",
	Story: "A map of tools that is written out as the language happens to walk it. Design rule; no field report.",
	apply: func(s *app.Seams) {
		var asked atomic.Int64
		editResults(s, func(result map[string]any, _ message) {
			if tools, ok := result["tools"].([]any); ok && asked.Add(1)%2 == 0 {
				slices.Reverse(tools)
			}
		})
	},
})
