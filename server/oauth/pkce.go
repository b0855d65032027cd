package oauth

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"regexp"
)

// PKCE is the rule for proof keys (RFC 7636).
type PKCE interface {
	// CheckChallenge judges what an authorization request brings.
	CheckChallenge(challenge, method string) error
	// CheckVerifier judges what the token request brings against it.
	CheckVerifier(challenge, method, verifier string) error
}

// S256 is the strict [PKCE]: a challenge is required, of method S256 and no other, and the verifier
// must fit it (OAuth 2.1 §4.1.1, §4.1.3).
type S256 struct{}

var (
	challengeForm = regexp.MustCompile(`^[A-Za-z0-9_-]{43}$`)       // base64url of 32 octets
	verifierForm  = regexp.MustCompile(`^[A-Za-z0-9._~-]{43,128}$`) // RFC 7636 §4.1
)

// CheckChallenge refuses with invalid_request (RFC 7636 §4.4.1).
func (S256) CheckChallenge(challenge, method string) error {
	switch {
	case challenge == "":
		return invalidRequest("code_challenge is required")
	case method != "S256": // absent means plain (RFC 7636 §4.3)
		return invalidRequest("code_challenge_method must be S256")
	case !challengeForm.MatchString(challenge):
		return invalidRequest("code_challenge is not a base64url SHA-256")
	}
	return nil
}

// CheckVerifier refuses with invalid_grant (RFC 7636 §4.6), a missing one with invalid_request.
func (S256) CheckVerifier(challenge, _, verifier string) error {
	if verifier == "" {
		return invalidRequest("code_verifier is required")
	}
	if !verifierForm.MatchString(verifier) || !Fits(challenge, verifier) {
		return invalidGrant("code_verifier does not fit the code_challenge")
	}
	return nil
}

// Fits reports whether the S256 transformation of verifier is challenge (RFC 7636 §4.6).
func Fits(challenge, verifier string) bool {
	sum := sha256.Sum256([]byte(verifier))
	want := base64.RawURLEncoding.EncodeToString(sum[:])
	return subtle.ConstantTimeCompare([]byte(want), []byte(challenge)) == 1
}
