package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "log-unasked",
	Title: "the result of a tool comes after a log message that the request did not ask for",
	Story: "A logger that writes to whoever is connected, as before MCP 2026-07-28. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, asked message) {
			if asked.Method == "tools/call" && a.status == http.StatusOK {
				a.stream(`{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":"a tool was called"}}`)
			}
		})
	},
})
