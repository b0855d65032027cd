package faults_test

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"sync"

	"github.com/golang-jwt/jwt/v5"

	"github.com/mcpconform/mcpconform/server/app/apptest"
	"github.com/mcpconform/mcpconform/server/token"
)

var seenInKeys = map[string]look{
	"rotation-drops-old-key": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return s.App.RotateKeys() == nil && s.Initialize(t).Status == 401 && s.Initialize(s.Tokens(0).Access).Status == 200
	},
	"rotation-unpublished": func(s *apptest.Site) bool {
		before := s.Get("/.well-known/jwks.json").Body
		return s.App.RotateKeys() == nil && s.Get("/.well-known/jwks.json").Body == before &&
			s.Initialize(s.Tokens(0).Access).Status == 200
	},
	"header-key-trusted": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		key, err := stranger()
		if err != nil {
			return false
		}
		return s.Initialize(forged(t, "RS256", key, describe(&key.PublicKey))).Status == 200 &&
			s.Initialize(forged(t, "RS256", key, nil)).Status == 401
	},
	"public-key-as-secret": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		der, err := x509.MarshalPKIXPublicKey(published(s))
		if err != nil {
			return false
		}
		secret := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
		return s.Initialize(forged(t, "HS256", secret, nil)).Status == 200 &&
			s.Initialize(forged(t, "HS256", []byte("another"), nil)).Status == 401
	},
}

// stranger is the key of somebody else.
var stranger = sync.OnceValues(token.Generate)

// forged says what a token says, under the same kid, signed in another way.
func forged(raw, alg string, key, brought any) string {
	t := jwt.NewWithClaims(jwt.GetSigningMethod(alg), jwt.MapClaims(partOf(raw, 1)))
	for name, value := range partOf(raw, 0) {
		if name != "alg" {
			t.Header[name] = value
		}
	}
	if brought != nil {
		t.Header["jwk"] = brought
	}
	signed, err := t.SignedString(key)
	if err != nil {
		return ""
	}
	return signed
}

func describe(k *rsa.PublicKey) map[string]any {
	e := base64.RawURLEncoding.EncodeToString
	return map[string]any{"kty": "RSA", "n": e(k.N.Bytes()), "e": e(big.NewInt(int64(k.E)).Bytes())}
}

// published is the key the server signs with, from its key set.
func published(s *apptest.Site) *rsa.PublicKey {
	var set token.Set
	if json.Unmarshal([]byte(s.Get("/.well-known/jwks.json").Body), &set) != nil || len(set.Keys) == 0 {
		return nil
	}
	n, err := base64.RawURLEncoding.DecodeString(set.Keys[0].Modulus)
	if err != nil {
		return nil
	}
	return &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: 65537}
}
