package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "widget-plain-html",
	Title: "the page of a widget is served as text/html",
	Story: "OpenAI names the type as the first thing to look at where a widget does not show. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "resources/read" {
				a.replace(`text/html;profile=mcp-app`, "text/html")
			}
		})
	},
})
