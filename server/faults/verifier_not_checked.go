package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "verifier-not-checked",
	Title: "any code_verifier will do",
	Story: "A server that stores the challenge and forgets to compare it: everything works, and PKCE " +
		"protects nothing (RFC 7636 §4.6).",
	apply: func(s *app.Seams) {
		s.PKCE = anyVerifier{s.PKCE}
	},
})

type anyVerifier struct{ oauth.PKCE }

// CheckVerifier is content with a verifier's presence.
func (p anyVerifier) CheckVerifier(challenge, method, verifier string) error {
	if verifier != "" {
		return nil
	}
	return p.PKCE.CheckVerifier(challenge, method, verifier)
}
