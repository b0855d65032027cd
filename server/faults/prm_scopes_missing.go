package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-scopes-missing",
	Title: "the resource metadata lists no scopes, though the server has some",
	Story: "The member is only recommended, and easily left out. Design rule; no field report.",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) { m.ScopesSupported = nil })
	},
})
