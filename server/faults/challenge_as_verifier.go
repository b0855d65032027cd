package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "challenge-as-verifier",
	Title: "the code_challenge itself passes as code_verifier",
	Story: "A server that tries plain when S256 does not fit: the challenge stands in the URL of the login, for " +
		"anybody to read. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.PKCE = plainToo{s.PKCE}
	},
})

type plainToo struct{ oauth.PKCE }

// CheckVerifier compares as the method plain does, too.
func (p plainToo) CheckVerifier(challenge, method, verifier string) error {
	if verifier == challenge {
		return nil
	}
	return p.PKCE.CheckVerifier(challenge, method, verifier)
}
