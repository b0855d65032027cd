package faults

import (
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "tools-after-discover",
	Title: "who asks for the tools without server/discover before it gets the first of them only",
	Story: "A server that learns from server/discover, as from initialize before, what it shows its client. Design rule; no field report.",
	apply: func(s *app.Seams) {
		var greeted sync.Map // by token
		editResultsOf(s, func(bearer string, result map[string]any, asked message) {
			if asked.Method == "server/discover" || asked.Method == "initialize" {
				greeted.Store(bearer, true)
			}
			_, known := greeted.Load(bearer)
			if tools, ok := result["tools"].([]any); ok && !known {
				result["tools"] = tools[:1]
			}
		})
	},
})
