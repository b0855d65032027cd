package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "unknown-resource-empty",
	Title: "reading a resource that does not exist succeeds with nothing",
	Story: "MCP 2026-07-28 forbids it by name, because servers did so. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			m := messageIn(r)
			if m.Method != "resources/read" || strings.HasPrefix(m.Params.URI, "ui://") {
				next.ServeHTTP(w, r)
				return
			}
			writeRPC(w, http.StatusOK, `{"jsonrpc":"2.0","id":`+string(m.ID)+`,"result":{"resultType":"complete","contents":[]}}`)
		})
	},
})
