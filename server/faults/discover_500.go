package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "discover-500",
	Title: "server/discover is answered with an internal server error",
	Story: "Seen with zoedsoupe/anubis-mcp#295 and others: a server of an older version throws at a method " +
		"it does not know, and hosts that ask first give up (symptoms row 86).",
	apply: func(s *app.Seams) {
		answer(s, func(m resource.Message) bool { return m.Method == "server/discover" }, func(w http.ResponseWriter, _ resource.Message) {
			writeRPC(w, http.StatusInternalServerError, `{"error":"Internal Server Error"}`)
		})
	},
})
