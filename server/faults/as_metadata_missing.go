package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "as-metadata-missing",
	Title: "no authorization server metadata is served",
	Story: "Read in the seed server mcp, where the metadata is a function and no route; also " +
		"github/github-mcp-server#1081: error fetching OAuth configuration (symptoms row 29).",
	apply: func(s *app.Seams) {
		s.Metadata = map[string]*oauth.ServerMetadata{}
	},
})
