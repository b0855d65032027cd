package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "cancellation-of-nothing-400",
	Title: "the cancellation of a request that the server does not know is refused",
	Story: "A server that looks up what to cancel and takes the miss for the client's mistake. Design rule; no field report.",
	apply: func(s *app.Seams) {
		answer(s, func(m resource.Message) bool { return m.Method == "notifications/cancelled" }, func(w http.ResponseWriter, _ resource.Message) {
			writeRPC(w, http.StatusBadRequest, `{"jsonrpc":"2.0","error":{"code":-32602,"message":"Unknown request"}}`)
		})
	},
})
