package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "issuer-with-query",
	Title: "the issuer has a query",
	Story: "A server for several tenants that tells them apart by a parameter. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Issuer += "?tenant=1"
		for _, m := range s.Metadata {
			m.Issuer = s.Issuer
		}
		eachDocument(s, func(m *resource.Metadata) { m.AuthorizationServers = []string{s.Issuer} })
	},
})
