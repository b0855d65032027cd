package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "profile-without-id",
	Title: "the tool that is marked as the profile names no id",
	Story: "OpenAI says that an answer without one can keep an account from being connected. Design rule; no field report.",
	form:  func(c *app.Config) { c.ProfileTool = true },
	apply: func(s *app.Seams) {
		editResults(s, func(result map[string]any, asked message) {
			if asked.Params.Name == "get-profile" {
				result["structuredContent"] = map[string]any{"name": "Alice"}
				result["content"] = []any{map[string]any{"type": "text", "text": `{"name":"Alice"}`}}
			}
		})
	},
})
