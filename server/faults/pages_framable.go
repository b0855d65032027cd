package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "pages-framable",
	Title: "any site can put the login and consent pages into a frame",
	Story: "What a web framework sends unless it is told otherwise: neither X-Frame-Options nor a policy (RFC 9700 " +
		"§4.16). Design rule; no field report.",
	apply: func(s *app.Seams) {
		edit(s, "/authorize", func(a *held, _ *http.Request) {
			a.header.Del("X-Frame-Options")
			a.header.Del("Content-Security-Policy")
		})
	},
})
