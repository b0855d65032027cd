package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "as-metadata-appended",
	Title: "the metadata of an issuer with a path is served below that path only",
	Story: "Seen with homeassistant-ai/ha-mcp#1714: the well-known part comes after the path of the issuer " +
		"(symptoms row 30).",
	apply: func(s *app.Seams) {
		const tenant = "/tenant"
		s.Issuer += tenant
		moved := map[string]*oauth.ServerMetadata{}
		for path, m := range s.Metadata {
			m.Issuer = s.Issuer
			moved[tenant+path] = m
		}
		s.Metadata = moved
		eachDocument(s, func(m *resource.Metadata) { m.AuthorizationServers = []string{s.Issuer} })
	},
})
