package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "progress-of-another",
	Title: "progress is told by a token that nobody gave",
	Story: "A tool that keeps the first token it was given. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if token, ok := asked.Params.Meta["progressToken"].(string); ok {
				a.replace(`"progressToken":"`+token+`"`, `"progressToken":"of another call"`)
			}
		})
	},
})
