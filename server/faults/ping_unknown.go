package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "ping-unknown",
	Title: "ping is a method that the server does not know",
	Story: "A dispatcher written from the methods that its author saw in a log. Design rule; no field report.",
	apply: func(s *app.Seams) {
		answer(s, func(m resource.Message) bool { return m.Method == "ping" }, func(w http.ResponseWriter, m resource.Message) {
			writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"error":{"code":-32601,"message":"Method not found"}}`)
		})
	},
})
