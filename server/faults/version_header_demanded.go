package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "version-header-demanded",
	Title: "a request without MCP-Protocol-Version is refused, whatever version was negotiated",
	Story: "A server that took up MCP 2025-06-18 and goes on saying that it speaks the version before. Design rule; no field report.",
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			messages := resource.MessagesOf(r.Context())
			if r.Header.Get("MCP-Protocol-Version") == "" && len(messages) == 1 && messages[0].Method != "initialize" {
				http.Error(w, "MCP-Protocol-Version is missing", http.StatusBadRequest)
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
