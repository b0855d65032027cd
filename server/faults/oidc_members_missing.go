package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "oidc-members-missing",
	Title: "the OpenID configuration lacks what every OpenID provider has to say of itself",
	Story: "OAuth metadata under a second name, with the scope openid put in. Design rule; no field report.",
	form:  openID,
	apply: func(s *app.Seams) {
		inOpenIDDocument(s, func(m *oauth.ServerMetadata) { m.SubjectTypes, m.IDTokenAlgorithms = nil, nil })
	},
})
