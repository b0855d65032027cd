package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "other-methods-404",
	Title: "GET and DELETE at the MCP endpoint are answered 404",
	Story: "A framework with one route, for POST: what other methods get is its page for URLs that are not there. Design rule; no field report.",
	form:  func(c *app.Config) { c.Versions = []string{"2026-07-28"} },
	apply: func(s *app.Seams) {
		eachRequest(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if r.Method != http.MethodPost {
				http.NotFound(w, r)
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
