package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "pkce-plain-accepted",
	Title: "PKCE is accepted with the method plain",
	Story: "Common with libraries that implement all of RFC 7636; the verifier then travels through the " +
		"browser in clear (RFC 9700 §2.1.1).",
	apply: func(s *app.Seams) {
		s.PKCE = plainPKCE{s.PKCE}
	},
})

type plainPKCE struct{ oauth.PKCE }

// CheckChallenge takes any challenge of method plain.
func (p plainPKCE) CheckChallenge(challenge, method string) error {
	if method == "plain" && challenge != "" {
		return nil
	}
	return p.PKCE.CheckChallenge(challenge, method)
}

// CheckVerifier compares as RFC 7636 §4.6 says for plain.
func (p plainPKCE) CheckVerifier(challenge, method, verifier string) error {
	if method != "plain" {
		return p.PKCE.CheckVerifier(challenge, method, verifier)
	}
	if challenge != verifier {
		return &oauth.Error{Status: http.StatusBadRequest, Code: "invalid_grant", Description: "code_verifier is not the code_challenge"}
	}
	return nil
}
