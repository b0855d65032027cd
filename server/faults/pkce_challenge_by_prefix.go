package faults

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "pkce-challenge-by-prefix",
	Title: "a part of the PKCE challenge is enough",
	Story: "A comparison over the shorter of two lengths, or a column that cuts what it keeps. Design rule; no field " +
		"report.",
	apply: func(s *app.Seams) {
		s.PKCE = prefixPKCE{s.PKCE}
	},
})

type prefixPKCE struct{ oauth.PKCE }

// CheckChallenge does not look at the length.
func (p prefixPKCE) CheckChallenge(challenge, method string) error {
	if len(challenge) > 20 && method == "S256" {
		return nil
	}
	return p.PKCE.CheckChallenge(challenge, method)
}

// CheckVerifier compares what both have.
func (p prefixPKCE) CheckVerifier(challenge, method, verifier string) error {
	sum := sha256.Sum256([]byte(verifier))
	whole := base64.RawURLEncoding.EncodeToString(sum[:])
	if verifier != "" && (strings.HasPrefix(whole, challenge) || strings.HasPrefix(challenge, whole)) {
		return nil
	}
	return p.PKCE.CheckVerifier(challenge, method, verifier)
}
