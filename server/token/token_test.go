package token_test

import (
	"context"
	"crypto/rsa"
	"encoding/base64"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/token"
)

var (
	start = time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	pair  = sync.OnceValue(func() [2]*rsa.PrivateKey {
		a, errA := token.Generate()
		b, errB := token.Generate()
		if err := errors.Join(errA, errB); err != nil {
			panic(err)
		}
		return [2]*rsa.PrivateKey{a, b}
	})
)

func then() time.Time { return start }

func sample() token.Access {
	return token.Access{
		ID: "jti-1", Issuer: "https://as.example", Subject: "did:privy:1", Audience: "https://as.example/mcp",
		ClientID: "client-1", Scope: "read", IssuedAt: start, ExpiresAt: start.Add(time.Hour),
	}
}

func verifier(k *token.Keys, now time.Time) token.Verifier {
	return token.Verifier{
		Keys: k, Issuer: "https://as.example",
		Audiences: []string{"https://as.example/mcp", "https://as.example"},
		Now:       func() time.Time { return now },
	}
}

func sign(t *testing.T, k *token.Keys, a token.Access) string {
	t.Helper()
	raw, err := token.Signer{Keys: k}.Sign(a)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestAFreshTokenVerifiesAsWritten(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	k := token.NewKeys(pair()[0], then)
	got, err := verifier(k, start).Verify(context.Background(), sign(t, k, sample()))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	want := sample()
	g.Expect(got.IssuedAt.Equal(want.IssuedAt) && got.ExpiresAt.Equal(want.ExpiresAt)).To(gomega.BeTrue())
	got.IssuedAt, got.ExpiresAt = want.IssuedAt, want.ExpiresAt
	g.Expect(*got).To(gomega.Equal(want))
	g.Expect(got.HasScope("read")).To(gomega.BeTrue())
	g.Expect(got.HasScope("rea")).To(gomega.BeFalse())
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	k := token.NewKeys(pair()[0], then)
	change := func(f func(*token.Access)) string {
		a := sample()
		f(&a)
		return sign(t, k, a)
	}
	good := sign(t, k, sample())
	parts := strings.Split(good, ".")
	for name, raw := range map[string]string{
		"empty":          "",
		"not a JWT":      "abc",
		"other issuer":   change(func(a *token.Access) { a.Issuer = "https://as.example/" }),
		"other audience": change(func(a *token.Access) { a.Audience = "https://as.example/mcp/" }),
		"no jti":         change(func(a *token.Access) { a.ID = "" }),
		"foreign key":    sign(t, token.NewKeys(pair()[1], then), sample()),
		"tampered claim": parts[0] + "." + tamper(t, parts[1]) + "." + parts[2],
		"alg none":       unsigned(t, parts[1]),
		"plain JWT type": plainType(t, k),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := verifier(k, start).Verify(context.Background(), raw)
			gomega.NewWithT(t).Expect(err).To(gomega.MatchError(token.ErrInvalid))
		})
	}
}

func TestExpiryIsToldApart(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	k := token.NewKeys(pair()[0], then)
	raw := sign(t, k, sample())
	_, err := verifier(k, start.Add(time.Hour-time.Second)).Verify(context.Background(), raw)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	_, err = verifier(k, start.Add(time.Hour)).Verify(context.Background(), raw)
	g.Expect(err).To(gomega.MatchError(token.ErrExpired))
}

func TestRotationKeepsTheOldKeyForItsTokens(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	now := start
	k := token.NewKeys(pair()[0], func() time.Time { return now })
	old := sign(t, k, sample())
	k.Rotate(pair()[1], start.Add(time.Hour))
	g.Expect(k.JWKS().Keys).To(gomega.HaveLen(2))
	g.Expect(k.JWKS().Keys[0].KeyID).NotTo(gomega.Equal(k.JWKS().Keys[1].KeyID))
	for _, raw := range []string{old, sign(t, k, sample())} {
		_, err := verifier(k, start).Verify(context.Background(), raw)
		g.Expect(err).NotTo(gomega.HaveOccurred())
	}
	now = start.Add(time.Hour)
	g.Expect(k.JWKS().Keys).To(gomega.HaveLen(1), "the first key's time is over")
	_, err := verifier(k, start).Verify(context.Background(), old)
	g.Expect(err).To(gomega.MatchError(token.ErrInvalid))
	k.Rotate(pair()[0], now.Add(time.Hour))
	g.Expect(k.JWKS().Keys).To(gomega.HaveLen(2))
}

func tamper(t *testing.T, payload string) string {
	t.Helper()
	raw, err := base64.RawURLEncoding.DecodeString(payload)
	if err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString([]byte(strings.Replace(string(raw), "read", "rock", 1)))
}

func unsigned(t *testing.T, payload string) string {
	t.Helper()
	header := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","typ":"at+jwt"}`))
	return header + "." + payload + "."
}

func plainType(t *testing.T, k *token.Keys) string {
	t.Helper()
	tok := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{
		"iss": "https://as.example", "aud": "https://as.example/mcp", "sub": "u", "client_id": "c", "jti": "j",
		"exp": start.Add(time.Hour).Unix(),
	})
	tok.Header["kid"] = k.JWKS().Keys[0].KeyID
	raw, err := tok.SignedString(pair()[0])
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
