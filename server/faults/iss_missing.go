package faults

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "iss-missing",
	Title: "the metadata promises iss in every authorization response, and none has it",
	Story: "Seen with BuilderIO/agent-native#2616, n8n-io/n8n#34489 and " +
		"cloudflare/mcp-server-cloudflare#449: login, then the host rejects it (symptoms row 62).",
	apply: func(s *app.Seams) {
		next := s.ResponseParameters
		s.ResponseParameters = func(a oauth.AuthorizationResponse) url.Values {
			v := next(a)
			v.Del("iss")
			return v
		}
	},
})
