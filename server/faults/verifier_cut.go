package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "verifier-cut",
	Title: "a code_verifier is cut to 128 characters before it is compared",
	Story: "A column that cuts what does not fit, without a word: what was sent is not what was checked. Design " +
		"rule; no field report.",
	apply: func(s *app.Seams) {
		s.PKCE = cutVerifiers{s.PKCE}
	},
})

type cutVerifiers struct{ oauth.PKCE }

// CheckVerifier compares the first 128 characters.
func (p cutVerifiers) CheckVerifier(challenge, method, verifier string) error {
	return p.PKCE.CheckVerifier(challenge, method, verifier[:min(len(verifier), 128)])
}
