package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "origin-demanded",
	Title: "a request without an Origin header is refused with 403",
	Story: "A list of allowed origins in which no Origin at all is not (symptoms row 93, inferred there). Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == s.Resource.Path && r.Header.Get("Origin") == "" {
					http.Error(w, "origin not allowed", http.StatusForbidden)
					return
				}
				h.ServeHTTP(w, r)
			}))
		}
	},
})
