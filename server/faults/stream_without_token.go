package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "stream-without-token",
	Title: "GET on the MCP endpoint opens a stream without a token",
	Story: "Authorization that guards POST, where initialize comes in, and no other route. Design rule; no " +
		"field report.",
	apply: func(s *app.Seams) {
		next := s.Wire
		s.Wire = func(h http.Handler) http.Handler {
			return next(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method != http.MethodGet || r.URL.Path != s.Resource.Path || r.Header.Get("Authorization") != "" {
					h.ServeHTTP(w, r)
					return
				}
				w.Header().Set("Content-Type", "text/event-stream")
				_, _ = w.Write([]byte("id: 1\ndata: \n\n")) // a priming event, and the stream ends
			}))
		}
	},
})
