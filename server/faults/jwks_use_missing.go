package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "jwks-use-missing",
	Title: "the key set has a key for encryption beside one that does not say what it is for",
	Story: "Two key sets that were put together. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.DescribeKeys = func(set token.Set) any {
			one := keysWith(set, map[string]any{"use": nil})
			one["keys"] = append(one["keys"], map[string]any{"kty": "RSA", "use": "enc", "kid": "enc", "n": randomKeyPart(256), "e": "AQAB"})
			return one
		}
	},
})
