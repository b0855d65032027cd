package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "exchange-bearer-decoded",
	Title: "the Privy exchange reads access tokens without verifying them",
	Story: "An endpoint that only servers of one's own were to call is easily left out of what protects the others; this " +
		"one hands out the keys to another service.",
	apply: func(s *app.Seams) {
		now := s.Clock
		s.ExchangedTokens = func(oauth.TokenVerifier) oauth.TokenVerifier { return decoder{"rs256", now} }
	},
})
