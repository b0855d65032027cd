package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "exchange-expiry-of-oauth-token",
	Title: "the exchange tells the access token's expiry as the Privy token's",
	Story: "Said of mcp2 (seed fault 9): a caller trusts expiresAt and keeps using a token that is over.",
	apply: func(s *app.Seams) {
		next := s.Exchanger
		s.Exchanger = func(e oauth.Exchanger) oauth.Exchanger { return misdated{next(e)} }
	},
})

type misdated struct{ oauth.Exchanger }

// Exchange dates the Privy token by the access token.
func (m misdated) Exchange(ctx context.Context, a *token.Access) (*oauth.PrivyToken, error) {
	t, err := m.Exchanger.Exchange(ctx, a)
	if err == nil {
		t.ExpiresAt = a.ExpiresAt
	}
	return t, err
}
