package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "pkce-optional",
	Title: "a request without a code_challenge is let through",
	Story: "Read in the seed server mcp: a missing code_challenge is only logged, and then no verifier is " +
		"asked for.",
	apply: func(s *app.Seams) {
		s.PKCE = optionalPKCE{s.PKCE}
	},
})

type optionalPKCE struct{ oauth.PKCE }

// CheckChallenge lets a missing challenge pass.
func (p optionalPKCE) CheckChallenge(challenge, method string) error {
	if challenge == "" {
		return nil
	}
	return p.PKCE.CheckChallenge(challenge, method)
}

// CheckVerifier asks for nothing where there was no challenge.
func (p optionalPKCE) CheckVerifier(challenge, method, verifier string) error {
	if challenge == "" {
		return nil
	}
	return p.PKCE.CheckVerifier(challenge, method, verifier)
}
