package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "tool-call-500",
	Title: "calling a tool is answered with an internal server error",
	Story: "What an unhandled exception in a tool becomes in most frameworks; the host shows a failed tool " +
		"and no reason.",
	apply: func(s *app.Seams) {
		answer(s, func(m resource.Message) bool { return m.Method == "tools/call" }, func(w http.ResponseWriter, _ resource.Message) {
			writeRPC(w, http.StatusInternalServerError, `{"error":"Internal Server Error"}`)
		})
	},
})
