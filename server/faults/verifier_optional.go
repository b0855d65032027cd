package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "verifier-optional",
	Title: "a code is redeemed without code_verifier",
	Story: "Read in the seed server mcp: a missing verifier is accepted, so a stolen code is as good as the " +
		"real one.",
	apply: func(s *app.Seams) {
		s.PKCE = optionalVerifier{s.PKCE}
	},
})

type optionalVerifier struct{ oauth.PKCE }

// CheckVerifier judges a verifier only if there is one.
func (p optionalVerifier) CheckVerifier(challenge, method, verifier string) error {
	if verifier == "" {
		return nil
	}
	return p.PKCE.CheckVerifier(challenge, method, verifier)
}
