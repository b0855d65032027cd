package faults

import (
	"net/http"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "session-replaces-token",
	Title: "whoever names a session needs no token",
	Story: "A server that asks for the token at initialize and for the session id from then on (MCP, Security " +
		"Best Practices, Session Hijacking). Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Resource.Sessions = true
		next := s.Resource.TokenFrom
		var opened sync.Map // session id → the token it was used with
		s.Resource.TokenFrom = func(r *http.Request) (string, error) {
			raw, err := next(r)
			session := r.Header.Get("Mcp-Session-Id")
			if err == nil && session != "" {
				opened.Store(session, raw)
			}
			if known, ok := opened.Load(session); ok && r.Header.Get("Authorization") == "" {
				raw, _ = known.(string)
				return raw, nil
			}
			return raw, err
		}
	},
})
