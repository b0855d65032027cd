package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "exchange-without-scope",
	Title: "the Privy exchange does not ask for its scope",
	Story: "At mcp2 (seed fault 10) every token can be exchanged, because the scope is added to each grant " +
		"unasked.",
	apply: func(s *app.Seams) {
		next := s.Exchanger
		s.Exchanger = func(e oauth.Exchanger) oauth.Exchanger { return scopeless{next(e)} }
	},
})

type scopeless struct{ oauth.Exchanger }

// Exchange acts as if the token had the scope.
func (x scopeless) Exchange(ctx context.Context, a *token.Access) (*oauth.PrivyToken, error) {
	entitled := *a
	entitled.Scope += " " + oauth.ScopeExchange
	t, err := x.Exchanger.Exchange(ctx, &entitled)
	if err == nil {
		t.Scope = a.Scope
	}
	return t, err
}
