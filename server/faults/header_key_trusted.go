package faults

import (
	"context"
	"crypto/rsa"
	"encoding/base64"
	"math/big"

	"github.com/golang-jwt/jwt/v5"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "header-key-trusted",
	Title: "the MCP endpoint verifies a token with the key that its header brings",
	Story: "CVE-2018-0114 of node-jose: the jwk member of the header was taken for the issuer's key (RFC 8725 " +
		"§3.10).",
	apply: func(s *app.Seams) {
		next := s.Bearer
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = selfSigned{b.Tokens}
			return b
		}
	},
})

type selfSigned struct{ oauth.TokenVerifier }

// Verify takes the key from the header if there is one.
func (v selfSigned) Verify(ctx context.Context, raw string) (*token.Access, error) {
	if _, err := jwt.Parse(raw, headerKey, jwt.WithValidMethods([]string{"RS256"}), jwt.WithoutClaimsValidation()); err != nil {
		return v.TokenVerifier.Verify(ctx, raw)
	}
	return unverified(raw)
}

func headerKey(t *jwt.Token) (any, error) {
	brought, _ := t.Header["jwk"].(map[string]any)
	number := func(member string) *big.Int {
		text, _ := brought[member].(string)
		raw, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil {
			return new(big.Int)
		}
		return new(big.Int).SetBytes(raw)
	}
	n, e := number("n"), number("e")
	if n.Sign() == 0 || !e.IsInt64() {
		return nil, token.ErrInvalid
	}
	return &rsa.PublicKey{N: n, E: int(e.Int64())}, nil
}
