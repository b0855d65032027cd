package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "challenge-missing",
	Title: "the 401 of the MCP endpoint has no WWW-Authenticate",
	Story: "Seen with desktop-commander/remote-desktop-commander#1: reinstalling failed with a text that " +
		"said nothing (symptoms row 21).",
	apply: func(s *app.Seams) {
		s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) { c.WriteBody(w) }
	},
})
