package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "dcr-cacheable",
	Title: "a registration response that holds a secret may be kept by a cache",
	Story: "The default of most web frameworks, which send no Cache-Control at all. Design rule; no field report.",
	apply: func(s *app.Seams) {
		confidential(s)
		edit(s, oauth.PathRegister, func(a *held, _ *http.Request) {
			a.header.Del("Cache-Control")
			a.header.Del("Pragma")
		})
	},
})
