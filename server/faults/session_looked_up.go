package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "session-looked-up",
	Title: "a server without sessions refuses a request that names one",
	Story: "What is left of the sessions that a server had before MCP 2026-07-28. Design rule; no field report.",
	form:  func(c *app.Config) { c.Versions = []string{"2026-07-28"} },
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if r.Header.Get(sessionID) != "" {
				http.Error(w, "session not found", http.StatusNotFound)
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
