package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "endpoints-promised-only",
	Title: "the metadata names a revocation and a userinfo endpoint that are not there",
	Story: "Read in the seed server mcp: a list of endpoints that grew faster than the server. Also oblien/openship#540 " +
		"(symptoms row 35).",
	apply: func(s *app.Seams) {
		for _, m := range s.Metadata {
			m.RevocationEndpoint = s.Resource.Origin + "/oauth/revoke"
			m.More = map[string]any{"userinfo_endpoint": s.Resource.Origin + "/oauth/userinfo"}
		}
	},
})
