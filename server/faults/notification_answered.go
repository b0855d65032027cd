package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "notification-answered",
	Title: "a notification is answered with a JSON-RPC error",
	Story: "Measured at mcp2 (seed fault 2): notifications/initialized gets 200 and an error without an id, " +
		"where 202 and nothing is due.",
	apply: func(s *app.Seams) {
		answer(s, func(m resource.Message) bool { return m.IsNotification() }, func(w http.ResponseWriter, _ resource.Message) {
			writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","error":{"code":-32603,"message":"Internal error"}}`)
		})
	},
})
