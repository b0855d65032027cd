package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "param-header-not-compared",
	Title: "the header that repeats a parameter is not compared with it",
	Story: "A server that marks a parameter for its gateway, and leaves the header to that. Design rule; no field report.",
	form:  extended,
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			if status, given := messageIn(r).Params.Arguments["status"].(string); given {
				r.Header.Set("Mcp-Param-Status", status)
			}
			next.ServeHTTP(w, r)
		})
	},
})
