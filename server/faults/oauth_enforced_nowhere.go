package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "oauth-enforced-nowhere",
	Title: "OAuth is advertised, and everybody may call every tool",
	Story: "Metadata and login are there, and the middleware that asks for the token is not mounted. Design rule; no " +
		"field report.",
	apply: func(s *app.Seams) {
		s.Resource.Public = true
		s.Resource.Tools = []resource.Tool{resource.About()}
	},
})
