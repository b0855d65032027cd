package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "unknown-notification-answered",
	Title: "a notification that the server does not know is answered with a JSON-RPC error",
	Story: "A dispatcher with one branch for all methods that it does not know, requests or not. Read in mcp2, where it meets all " +
		"notifications (seed fault 2).",
	apply: func(s *app.Seams) {
		unknown := func(m resource.Message) bool { return m.IsNotification() && m.Method != "notifications/initialized" }
		answer(s, unknown, func(w http.ResponseWriter, _ resource.Message) {
			writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":null,"error":{"code":-32601,"message":"Method not found"}}`)
		})
	},
})
