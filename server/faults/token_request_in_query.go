package faults

import (
	"io"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "token-request-in-query",
	Title: "a token request may stand in the URL, and be a GET",
	Story: "What frameworks do that read parameters from wherever they stand: codes and secrets end in the logs " +
		"of every proxy. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			h = next(h)
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if query := r.URL.RawQuery; r.URL.Path == "/token" && query != "" {
					r.Method, r.Body, r.URL.RawQuery = http.MethodPost, io.NopCloser(strings.NewReader(query)), ""
					r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				}
				h.ServeHTTP(w, r)
			})
		}
	},
})
