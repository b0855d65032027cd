package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "verifier-too-long",
	Title: "a code_verifier of more than 64 characters is refused",
	Story: "A column or a schema made for the 43 characters of most libraries; RFC 7636 §4.1 allows 128. Design " +
		"rule; no field report.",
	apply: func(s *app.Seams) {
		s.PKCE = shortVerifiers{s.PKCE}
	},
})

type shortVerifiers struct{ oauth.PKCE }

// CheckVerifier has room for 64 characters.
func (p shortVerifiers) CheckVerifier(challenge, method, verifier string) error {
	if len(verifier) > 64 {
		return refusal("invalid_request", "code_verifier is too long")
	}
	return p.PKCE.CheckVerifier(challenge, method, verifier)
}
