package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "batch-refused",
	Title: "a server of MCP 2025-03-26 takes no arrays of messages",
	Story: "A server that was written by a later version of MCP and says an older one. Design rule; no field report.",
	form:  func(c *app.Config) { c.Versions = []string{"2025-03-26"} },
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if len(resource.MessagesOf(r.Context())) > 1 {
				http.Error(w, "one message at a time", http.StatusBadRequest)
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
