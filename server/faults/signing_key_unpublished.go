package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "signing-key-unpublished",
	Title: "access tokens are signed with a key that the key set does not hold",
	Story: "A fresh key in each replica, or a rotation that forgot to publish: verifiers that follow jwks_uri " +
		"refuse what the server itself accepts (RFC 9068 §4). Design rule; no field report.",
	apply: func(s *app.Seams) {
		k, err := token.Generate()
		if err != nil {
			return
		}
		keys := token.NewKeys(k, s.Clock)
		s.Signer = token.Signer{Keys: keys}
		next := s.Tokens
		s.Tokens = func(t oauth.TokenVerifier) oauth.TokenVerifier {
			if strict, ok := t.(token.Verifier); ok {
				strict.Keys = keys
				t = strict
			}
			return next(t)
		}
	},
})
