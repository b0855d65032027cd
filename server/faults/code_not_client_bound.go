package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "code-not-client-bound",
	Title: "a code can be redeemed by another client than it was issued to",
	Story: "The check RFC 6749 §4.1.3 asks for and no happy path needs: with open registration anybody is " +
		"another client.",
	apply: func(s *app.Seams) {
		next := s.BindCode
		s.BindCode = func(code store.Code, _, redirectURI string) error {
			return next(code, code.ClientID, redirectURI)
		}
	},
})
