package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "stream-not-json-rpc",
	Title: "the stream of messages begins with an event that is no JSON-RPC message",
	Story: "Read in mcp2 (seed fault 11): GET /mcp sends {\"type\":\"connected\"}.",
	apply: func(s *app.Seams) {
		outer := s.Resource.Transport
		s.Resource.Transport = func(next http.Handler) http.Handler {
			if outer != nil {
				next = outer(next)
			}
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method != http.MethodGet {
					next.ServeHTTP(w, r)
					return
				}
				w.Header().Set("Content-Type", "text/event-stream")
				_, _ = w.Write([]byte("data: {\"type\":\"connected\"}\n\n"))
			})
		}
	},
})
