package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "as-scopes-missing",
	Title: "the authorization server metadata lists no scopes, though the resource has some",
	Story: "The member is only recommended; Codex asks for no scope then (linuxfoundation/lfx-mcp#126 tells of " +
		"the list it reads).",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.ScopesSupported = nil
		}
	},
})
