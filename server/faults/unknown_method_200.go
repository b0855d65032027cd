package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "unknown-method-200",
	Title: "a method that does not exist is answered with status 200 in MCP 2026-07-28, too",
	Story: "A server that took up MCP 2026-07-28 and left the status as it was before. Design rule; no field report.",
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, _ message) {
			if a.status == http.StatusNotFound {
				a.status = http.StatusOK
			}
		})
	},
})
