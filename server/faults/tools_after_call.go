package faults

import (
	"slices"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "tools-after-call",
	Title: "who did not begin with server/discover is no longer shown a tool after a call of it",
	Story: "A server that shows clients of which it knows nothing what they can do next, as wizards do. Design rule; no field report.",
	apply: func(s *app.Seams) {
		var known, called sync.Map // by token; by token and name
		editResultsOf(s, func(bearer string, result map[string]any, asked message) {
			if asked.Method == "server/discover" {
				known.Store(bearer, true)
			}
			if _, ok := known.Load(bearer); ok {
				return
			}
			if asked.Method == "tools/call" {
				called.Store(bearer+" "+asked.Params.Name, true)
			}
			if tools, ok := result["tools"].([]any); ok {
				result["tools"] = slices.DeleteFunc(tools, func(t any) bool {
					tool, _ := t.(map[string]any)
					name, _ := tool["name"].(string)
					_, gone := called.Load(bearer + " " + name)
					return gone
				})
			}
		})
	},
})
