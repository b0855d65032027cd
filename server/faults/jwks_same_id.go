package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "jwks-same-id",
	Title: "two keys of the key set have the same id",
	Story: "A key that was replaced, and kept the name of its predecessor. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.DescribeKeys = func(set token.Set) any {
			return keysAnd(set, map[string]any{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": set.Keys[0].KeyID, "n": randomKeyPart(256), "e": "AQAB"})
		}
	},
})
