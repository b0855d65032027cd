package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "well-knowns-missing",
	Title: "every well-known location answers 404",
	Story: "Read in the seed server mcp, where the documents are a function and no route, and in fastify-github at stage 1, " +
		"whose OAuth was switched off by a setting that nobody read: OAuth not implemented.",
	apply: func(s *app.Seams) {
		s.Metadata = map[string]*oauth.ServerMetadata{}
		s.Resource.Documents = []resource.Document{}
		withoutMetadata(s)
	},
})
