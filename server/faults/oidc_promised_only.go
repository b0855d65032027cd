package faults

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "oidc-promised-only",
	Title: "the OpenID configuration lists the scope openid, which is never granted, and no ID token is issued",
	Story: "Read in the seed server mcp2: openid and email stand in that document alone, and whoever asks for them gets a " +
		"token without them.",
	form: openID,
	apply: func(s *app.Seams) {
		s.GrantScope = oauth.DefaultScopes.Grantable
		for path, m := range s.Metadata {
			if strings.HasPrefix(path, oauth.PathMetadata) {
				m.ScopesSupported = oauth.DefaultScopes.Names()
			}
		}
	},
})
