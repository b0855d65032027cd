package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "aud-only-if-asked",
	Title: "without a resource in the request, access tokens have no audience",
	Story: "A server that copies the resource parameter and knows no default: clients of MCP 2025-03-26 send none " +
		"(RFC 9068 §3). Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Resources = append(oauth.Resources{""}, s.Resources...)
		reshape(s, func(_, claims map[string]any) {
			if aud, ok := claims["aud"].([]any); ok && len(aud) == 1 && aud[0] == "" {
				delete(claims, "aud")
			}
		})
	},
})
