package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "exchange-issued-type-missing",
	Title: "the answer to a token exchange does not say what kind of token it holds",
	Story: "The answer of the other grants, given to this one too: RFC 8693 §2.2.1 asks for issued_token_type. Design rule; no " +
		"field report.",
	apply: func(s *app.Seams) {
		next := s.WriteToken
		s.WriteToken = func(w http.ResponseWriter, t oauth.TokenResponse) error {
			t.IssuedTokenType = ""
			return next(w, t)
		}
	},
})
