package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "client-info-required",
	Title: "a request of MCP 2026-07-28 whose client does not give its name is refused",
	Story: "The members of _meta taken over from initialize, where clientInfo had to be. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			asked := messageIn(r)
			if inJuly2026(r) && asked.ID != nil && asked.Params.Meta["io.modelcontextprotocol/clientInfo"] == nil {
				writeRPC(w, http.StatusBadRequest, `{"jsonrpc":"2.0","id":`+string(asked.ID)+`,"error":{"code":-32602,"message":"clientInfo is missing"}}`)
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
