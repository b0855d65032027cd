package faults

import (
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "verifier-forgotten",
	Title: "a code that was once tried in vain is redeemed without code_verifier",
	Story: "Seen in ory/fosite 0.49.0 where PKCE is not enforced: the challenge is deleted before the verifier is " +
		"compared with it, so the next attempt is taken for one of a client without PKCE.",
	apply: func(s *app.Seams) {
		s.PKCE = &forgetfulPKCE{PKCE: s.PKCE}
	},
})

type forgetfulPKCE struct {
	oauth.PKCE

	tried sync.Map // challenge → true
}

// CheckVerifier asks for a verifier at the first attempt only.
func (p *forgetfulPKCE) CheckVerifier(challenge, method, verifier string) error {
	if _, tried := p.tried.LoadOrStore(challenge, true); tried && verifier == "" {
		return nil
	}
	return p.PKCE.CheckVerifier(challenge, method, verifier)
}
