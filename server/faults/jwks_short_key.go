package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "jwks-short-key",
	Title: "the key set holds an RSA key of 1024 bits",
	Story: "A key from long ago that was never taken out. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.DescribeKeys = func(set token.Set) any {
			return keysAnd(set, map[string]any{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "2009", "n": randomKeyPart(128), "e": "AQAB"})
		}
	},
})
