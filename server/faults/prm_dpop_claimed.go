package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-dpop-claimed",
	Title: "the resource metadata demands DPoP, which the server does not",
	Story: "A template of a server that does. Design rule; no field report.",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) { m.More = map[string]any{"dpop_bound_access_tokens_required": true} })
	},
})
