package faults

import (
	"context"
	"crypto/x509"
	"encoding/pem"

	"github.com/golang-jwt/jwt/v5"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "public-key-as-secret",
	Title: "the MCP endpoint takes its public key for a shared secret if the token says HS256",
	Story: "The key confusion of CVE-2015-9235 (jsonwebtoken) and others: verify was given a PEM text and let the " +
		"token choose the algorithm (RFC 8725 §2.1).",
	apply: func(s *app.Seams) {
		next := s.Bearer
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			if strict, ok := b.Tokens.(token.Verifier); ok {
				b.Tokens = confused{strict}
			}
			return b
		}
	},
})

type confused struct{ token.Verifier }

// Verify uses the text of the public key as whatever the token's alg wants.
func (v confused) Verify(ctx context.Context, raw string) (*token.Access, error) {
	if _, err := jwt.Parse(raw, v.secret, jwt.WithValidMethods([]string{"HS256"}), jwt.WithTimeFunc(v.Now)); err != nil {
		return v.Verifier.Verify(ctx, raw)
	}
	return unverified(raw)
}

func (v confused) secret(t *jwt.Token) (any, error) {
	id, _ := t.Header["kid"].(string)
	public, ok := v.Keys.Public(id)
	if !ok {
		return nil, token.ErrInvalid
	}
	der, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}), nil
}
