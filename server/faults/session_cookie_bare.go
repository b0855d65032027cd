package faults

import (
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "session-cookie-bare",
	Title: "scripts can read the cookie of the login, and other sites can have it sent",
	Story: "A cookie set by hand, without HttpOnly, sent from anywhere. Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, "/authorize", func(a *held, _ *http.Request) {
			for i, cookie := range a.header["Set-Cookie"] {
				cookie = strings.ReplaceAll(cookie, "; HttpOnly", "")
				a.header["Set-Cookie"][i] = strings.ReplaceAll(cookie, "SameSite=Lax", "SameSite=None")
			}
		})
	},
})
