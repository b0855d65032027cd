package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "revocation-ignored",
	Title: "the MCP endpoint accepts access tokens that were revoked",
	Story: "What self-contained tokens lead to when nobody asks the authorization server; RFC 7009 §3 leaves " +
		"it to the server, a user who disconnects does not.",
	apply: func(s *app.Seams) {
		next := s.Bearer
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Live = oauth.UntilExpired
			return b
		}
	},
})
