package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "unknown-extension-refused",
	Title: "a client that declares an extension the server does not know is refused",
	Story: "A schema of the client's capabilities that allows no more than the server's author had seen. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			m := messageIn(r)
			capabilities, _ := m.Params.Meta["io.modelcontextprotocol/clientCapabilities"].(map[string]any)
			extensions, _ := capabilities["extensions"].(map[string]any)
			for name := range extensions {
				if name != "io.modelcontextprotocol/ui" {
					writeRPC(w, http.StatusBadRequest, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"error":{"code":-32602,"message":"unknown extension"}}`)
					return
				}
			}
			next.ServeHTTP(w, r)
		})
	},
})
