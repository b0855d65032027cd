package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "session-id-missing-500",
	Title: "a request without a session id breaks the server",
	Story: "A handler that looks the session up and uses what it did not find. Design rule; no field report.",
	form:  func(c *app.Config) { c.Sessions = true },
	apply: func(s *app.Seams) {
		intercept(s, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			messages := resource.MessagesOf(r.Context())
			if r.Header.Get(sessionID) == "" && len(messages) == 1 && messages[0].Method == "tools/list" {
				http.Error(w, "Internal Server Error", http.StatusInternalServerError)
				return
			}
			next.ServeHTTP(w, r)
		})
	},
})
