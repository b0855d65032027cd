package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "structured-content-differs",
	Title: "the structured content of a result is not what the tool's output schema says",
	Story: "Third-party notes: ChatGPT rejects the result of a tool that does not keep to its own outputSchema (symptoms row 98).",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "tools/call" && asked.Params.Name == "get-items" {
				a.replace(`"structuredContent":{"items":`, `"structuredContent":{"entries":`)
			}
		})
	},
})
