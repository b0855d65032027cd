package faults

import (
	"net/http"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

const sessionID = "Mcp-Session-Id"

// eachRequest stands before the handler that speaks MCP, behind authorization, for every method.
func eachRequest(s *app.Seams, serve func(w http.ResponseWriter, r *http.Request, next http.Handler)) {
	outer := s.Resource.Transport
	s.Resource.Transport = func(next http.Handler) http.Handler {
		if outer != nil {
			next = outer(next)
		}
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(w, r, next) })
	}
}

// renameSessions gives sessions other ids than they have: name makes one of an id.
func renameSessions(s *app.Seams, name func(id string) string) {
	var ids sync.Map // by name
	editReplies(s, func(a *held, _ message) {
		if id := a.header.Get(sessionID); id != "" {
			a.header.Set(sessionID, name(id))
			ids.Store(name(id), id)
		}
	})
	eachRequest(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if id, known := ids.Load(r.Header.Get(sessionID)); known {
			known, _ := id.(string)
			r.Header.Set(sessionID, known)
		}
		next.ServeHTTP(w, r)
	})
}
