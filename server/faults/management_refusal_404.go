package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "management-refusal-404",
	Title: "who may not manage a client is told that there is none",
	Story: "The habit of REST interfaces, which RFC 7592 §2.1 departs from: a client cannot tell a wrong token from a wrong " +
		"address. Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, oauth.PathRegister+"/", func(a *held, _ *http.Request) {
			if a.status == http.StatusUnauthorized {
				a.status = http.StatusNotFound
				a.header.Del("WWW-Authenticate")
			}
		})
	},
})
