package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "as-metadata-of-the-path",
	Title: "the metadata of an issuer without a path is served below the path of the MCP endpoint only",
	Story: "Read in the seed server fastify-github at stage 3: /.well-known/oauth-authorization-server/mcp, where the " +
		"resource metadata would be, though the issuer is the origin (RFC 8414 §3.1).",
	apply: func(s *app.Seams) {
		moved := map[string]*oauth.ServerMetadata{}
		for path, m := range s.Metadata {
			moved[path+s.Resource.Path] = m
		}
		s.Metadata = moved
	},
})
