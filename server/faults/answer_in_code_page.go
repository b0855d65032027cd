package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "answer-in-code-page",
	Title: "the list of tools is written in the code page of the system, not in UTF-8",
	Story: "A server that reads its texts from files as they are, on a system whose code page has a dash of its own. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "tools/list" {
				a.replace(`"description":"`, "\"description\":\"\x96 ")
			}
		})
	},
})
