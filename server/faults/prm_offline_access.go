package faults

import (
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-offline-access",
	Title: "the resource metadata lists offline_access among the scopes of the resource",
	Story: "As it was good advice before MCP 2026-07-28. Design rule; no field report.",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) {
			m.ScopesSupported = append(slices.Clone(m.ScopesSupported), "offline_access")
		})
	},
})
