package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "handshake-refused-mutely",
	Title: "a server without initialize refuses it as any method that it does not know",
	Story: "A server of MCP 2026-07-28 alone, whose table of methods has no such entry. Design rule; no field report.",
	form:  func(c *app.Config) { c.Versions = []string{"2026-07-28"} },
	apply: func(s *app.Seams) {
		answer(s, func(m resource.Message) bool { return m.Method == "initialize" }, func(w http.ResponseWriter, m resource.Message) {
			writeRPC(w, http.StatusNotFound, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"error":{"code":-32601,"message":"Method not found"}}`)
		})
	},
})
