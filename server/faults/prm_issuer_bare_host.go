package faults

import (
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-issuer-bare-host",
	Title: "the resource metadata names a second authorization server by its host alone",
	Story: "A host name where a URL is due, as with the relative endpoints of home-assistant/core#153820 " +
		"(symptoms row 33).",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) {
			m.AuthorizationServers = append(slices.Clone(m.AuthorizationServers), "login.mcpconform.example")
		})
	},
})
