package faults

import (
	"net/http"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "session-of-who-opened-it",
	Title: "whoever names a session acts as the user who opened it, with any good token",
	Story: "A server that verifies the token of each request, and takes the user from the session (MCP, Security Best Practices, Session " +
		"Hijacking). Design rule; no field report.",
	form: func(c *app.Config) { c.Sessions = true },
	apply: func(s *app.Seams) {
		var users sync.Map // by session id
		eachRequest(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			access := resource.AccessOf(r.Context())
			if id := r.Header.Get(sessionID); id != "" && access != nil {
				user, _ := users.LoadOrStore(id, access.Subject)
				access.Subject, _ = user.(string)
			}
			next.ServeHTTP(w, r)
		})
	},
})
