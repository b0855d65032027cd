package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "oidc-endpoints-differ",
	Title: "the OpenID configuration names another token endpoint than the OAuth metadata",
	Story: "Two libraries in one server, each with a document of its own; the endpoint moved, and one of them was told. " +
		"Design rule; no field report.",
	form: openID,
	apply: func(s *app.Seams) {
		inOpenIDDocument(s, func(m *oauth.ServerMetadata) { m.TokenEndpoint += "/v1" })
	},
})
