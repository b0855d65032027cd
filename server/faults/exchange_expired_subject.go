package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "exchange-expired-subject",
	Title: "an access token is exchanged after its end",
	Story: "An endpoint that looks the token up and does not look at its time; the token behind it is renewed, so that nothing " +
		"else stops it. Design rule; no field report.",
	form: func(c *app.Config) { c.PrivyRenewal = true },
	apply: func(s *app.Seams) {
		next := s.ExchangedTokens
		s.ExchangedTokens = func(t oauth.TokenVerifier) oauth.TokenVerifier { return ageless{next(t)} }
	},
})
