package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "resources-list-missing",
	Title: "resources are declared, and resources/list is an unknown method",
	Story: "A server whose framework declares every capability, with handlers for some. Design rule; no field report.",
	apply: func(s *app.Seams) {
		answer(s, func(m resource.Message) bool { return m.Method == "resources/list" }, func(w http.ResponseWriter, m resource.Message) {
			writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"error":{"code":-32601,"message":"Method not found"}}`)
		})
	},
})
