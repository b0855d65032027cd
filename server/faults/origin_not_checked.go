package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "origin-not-checked",
	Title: "the MCP endpoint answers pages of any site, and tells browsers so",
	Story: "Read in mcp2 (seed fault 14): a CORS middleware with *, and nobody who looks at Origin.",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == s.Resource.Path && r.Header.Get("Origin") != "" {
					r.Header.Del("Origin")
					w.Header().Set("Access-Control-Allow-Origin", "*")
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})
