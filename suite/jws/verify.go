package jws

import (
	"crypto"
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

// Alg is the algorithm that the header names.
func (t *Token) Alg() string { return text(t.Header, "alg") }

// KeyID is the kid of the header; "" when it has none.
func (t *Token) KeyID() string { return text(t.Header, "kid") }

// Type is the typ of the header in lower case, without the application/ that may stand before it
// (RFC 7515 §4.1.9); "" when it has none.
func (t *Token) Type() string {
	return strings.TrimPrefix(strings.ToLower(text(t.Header, "typ")), "application/")
}

func text(members map[string]any, name string) string {
	s, _ := members[name].(string)
	return s
}

// Signed reports whether there is a signature at all.
func (t *Token) Signed() bool { return t.signature != "" && !strings.EqualFold(t.Alg(), "none") }

// Asymmetric reports whether somebody who only has the public key can verify the algorithm.
func Asymmetric(alg string) bool { return known(alg) && !strings.HasPrefix(alg, "HS") }

// known leaves out none, which golang-jwt lists as a method.
func known(alg string) bool { return alg != "none" && jwt.GetSigningMethod(alg) != nil }

// VerifiedBy returns nil if the key verifies the signature with the algorithm of the header, which
// must be an [Asymmetric] one.
func (t *Token) VerifiedBy(key crypto.PublicKey) error {
	if !Asymmetric(t.Alg()) {
		return fmt.Errorf("the algorithm %q is not known here", t.Alg())
	}
	signature, err := base64.RawURLEncoding.DecodeString(t.signature)
	if err != nil {
		return fmt.Errorf("the signature is not base64url: %w", err)
	}
	return jwt.GetSigningMethod(t.Alg()).Verify(t.header+"."+t.payload, signature, key)
}
