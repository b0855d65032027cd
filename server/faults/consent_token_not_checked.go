package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "consent-token-not-checked",
	Title: "the forms of the login have a token against forgery that nobody checks",
	Story: "A template with a token in it and a handler that never reads it. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.FormToken = func(string, string) bool { return true }
	},
})
