package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "subscription-of-more",
	Title: "a stream of changes promises kinds that nobody asked for",
	Story: "A server with one stream for everything, which names all that may come on it. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "subscriptions/listen" {
				a.replace(`"notifications":{}`, `"notifications":{"promptsListChanged":true,"resourcesListChanged":true,"toolsListChanged":true}`)
			}
		})
	},
})
