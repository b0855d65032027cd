package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "structured-not-mirrored",
	Title: "the text of a result says less than its structured content",
	Story: "Servers for hosts that read structured content save the tokens of the copy. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, _ message) {
			if result["structuredContent"] != nil {
				result["content"] = []any{map[string]any{"type": "text", "text": "Done."}}
			}
		})
	},
})
