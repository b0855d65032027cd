package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "session-ended-400",
	Title: "a session that is over is answered 400",
	Story: "Seen with DAWNCR0W/affine-mcp-server#301 and others: after a redeployment every call failed, because clients open a new " +
		"session for a 404 only (symptoms row 89).",
	form: func(c *app.Config) { c.Sessions = true },
	apply: func(s *app.Seams) {
		editReplies(s, func(a *held, _ message) {
			if a.status == http.StatusNotFound {
				a.status = http.StatusBadRequest
			}
		})
	},
})
