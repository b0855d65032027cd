package faults

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "encoded-name-compared",
	Title: "an encoded Mcp-Name is compared with the body as it stands",
	Story: "Measured at the MCP Go SDK v1.8.0, which decodes Mcp-Param headers and not Mcp-Name.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if strings.HasPrefix(r.Header.Get("Mcp-Name"), "=?base64?") {
				writeRPC(w, http.StatusBadRequest, fmt.Sprintf(
					`{"jsonrpc":"2.0","id":%s,"error":{"code":-32020,"message":"Mcp-Name does not match the body"}}`, messageIn(r).ID))
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
