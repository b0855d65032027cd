package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "oidc-s256-not-advertised",
	Title: "the OpenID configuration does not say that PKCE is supported, and the OAuth metadata does",
	Story: "The OpenID half of a provider is older than its PKCE, and OpenID has no word for it: so with Microsoft Entra and " +
		"Amazon Cognito, whose only document it is (symptoms row 34).",
	form: openID,
	apply: func(s *app.Seams) {
		inOpenIDDocument(s, func(m *oauth.ServerMetadata) { m.CodeChallengeMethods = nil })
	},
})
