package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "login-redirected-307",
	Title: "the first form of the login is redirected with 307, so that the browser sends it on",
	Story: "The status that a framework's redirect has by default; an attack on it is what RFC 9700 §4.12 is about. " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, "/authorize/email", func(a *held, _ *http.Request) {
			if a.status == http.StatusSeeOther {
				a.status = http.StatusTemporaryRedirect
			}
		})
	},
})
