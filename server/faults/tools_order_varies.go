package faults

import (
	"math/rand/v2"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "tools-order-varies",
	Title: "tools/list names the tools in another order each time",
	Story: "A map of tools that is written out as the language happens to walk it. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, _ message) {
			if tools, ok := result["tools"].([]any); ok {
				rand.Shuffle(len(tools), func(i, j int) { tools[i], tools[j] = tools[j], tools[i] })
			}
		})
	},
})
