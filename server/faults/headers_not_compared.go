package faults

import (
	"cmp"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "headers-not-compared",
	Title: "what the headers of a request say of its body is not compared with it",
	Story: "A server that took up MCP 2026-07-28 by its bodies alone. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			m := messageIn(r)
			if version, ok := m.Params.Meta["io.modelcontextprotocol/protocolVersion"].(string); ok {
				r.Header.Set("MCP-Protocol-Version", version)
				r.Header.Set("Mcp-Method", m.Method)
				r.Header.Set("Mcp-Name", cmp.Or(m.Params.Name, m.Params.URI))
			}
			next.ServeHTTP(w, r)
		})
	},
})
