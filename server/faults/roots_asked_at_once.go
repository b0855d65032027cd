package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "roots-asked-at-once",
	Title: "initialize is answered after a request for the client's roots",
	Story: "A server that asks its client for everything as soon as it hears of it. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "initialize" && a.status == http.StatusOK {
				a.stream(`{"jsonrpc":"2.0","id":"roots","method":"roots/list"}`)
			}
		})
	},
})
