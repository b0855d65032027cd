package faults

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "s256-wrongly-computed",
	Title: "PKCE works with the method plain only: for S256 the hash is written in hexadecimal",
	Story: "A hash function whose digest is hexadecimal unless asked otherwise, tried with plain only. Design rule; no " +
		"field report.",
	apply: func(s *app.Seams) {
		s.PKCE = hexPKCE{s.PKCE}
	},
})

type hexPKCE struct{ oauth.PKCE }

// CheckChallenge takes both methods.
func (p hexPKCE) CheckChallenge(challenge, method string) error {
	if challenge != "" && method == "plain" {
		return nil
	}
	return p.PKCE.CheckChallenge(challenge, method)
}

// CheckVerifier never finds that a verifier fits with S256.
func (p hexPKCE) CheckVerifier(challenge, method, verifier string) error {
	sum := sha256.Sum256([]byte(verifier))
	transformed := hex.EncodeToString(sum[:])
	if method == "plain" {
		transformed = verifier
	}
	if verifier == "" || transformed != challenge {
		return refusal("invalid_grant", "code_verifier does not fit the code_challenge")
	}
	return nil
}
