package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "version-header-ignored",
	Title: "a request in a protocol version that does not exist is served",
	Story: "A server that has read the version once, in initialize, and never looks at the header. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if r.Header.Get("MCP-Protocol-Version") < "2024" {
				r.Header.Del("MCP-Protocol-Version")
			}
			next.ServeHTTP(w, r)
		})
	},
})
