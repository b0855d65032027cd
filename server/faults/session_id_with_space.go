package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "session-id-with-space",
	Title: "a session id has a space in it",
	Story: "An id made of the name of the server and a number. Design rule; no field report.",
	form:  func(c *app.Config) { c.Sessions = true },
	apply: func(s *app.Seams) {
		renameSessions(s, func(id string) string { return "session " + id })
	},
})
