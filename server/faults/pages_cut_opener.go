package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "pages-cut-opener",
	Title: "the login pages cut themselves off from the window that opened them",
	Story: "What a middleware for secure headers sends unless it is told otherwise. In ChatGPT's scan of a submitted plugin the login " +
		"counts as cancelled while its popup is still open: ory/network#451.",
	apply: func(s *app.Seams) {
		edit(s, "/authorize", func(a *held, _ *http.Request) {
			a.header.Set("Cross-Origin-Opener-Policy", "same-origin")
		})
	},
})
