package faults

import (
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "prm-second-issuer-dead",
	Title: "the resource metadata names a second authorization server that publishes nothing",
	Story: "As when GitHub or Slack, which publish no metadata, are named: github/github-mcp-server#1081 " +
		"(symptoms row 29).",
	apply: func(s *app.Seams) {
		eachDocument(s, func(m *resource.Metadata) {
			m.AuthorizationServers = append(slices.Clone(m.AuthorizationServers), s.Resource.Origin+"/retired")
		})
	},
})
