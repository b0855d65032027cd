package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

// answer makes the MCP endpoint answer some messages by itself, ahead of the handler that would. It
// stands behind authorization: an outsider sees nothing of it.
func answer(s *app.Seams, which func(resource.Message) bool, how func(http.ResponseWriter, resource.Message)) {
	outer := s.Resource.Transport
	s.Resource.Transport = func(next http.Handler) http.Handler {
		if outer != nil {
			next = outer(next)
		}
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if m := resource.MessagesOf(r.Context()); len(m) == 1 && which(m[0]) {
				how(w, m[0])
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func writeRPC(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body))
}
