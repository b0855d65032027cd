package faults

import (
	"context"
	"sync/atomic"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/privy"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "exchange-wrong-user",
	Title: "the exchange returns the Privy token of whoever logged in last",
	Story: "What a token kept in a variable of the process does as soon as there are two users; the seed " +
		"servers keep theirs in memory.",
	apply: func(s *app.Seams) {
		last := &lastLogin{PrivyGateway: s.Privy}
		s.Privy = last
		next := s.Exchanger
		s.Exchanger = func(e oauth.Exchanger) oauth.Exchanger { return anybodys{next(e), last} }
	},
})

// lastLogin remembers the Privy token it verified last.
type lastLogin struct {
	oauth.PrivyGateway
	token atomic.Pointer[privy.Token]
}

// Verify remembers.
func (l *lastLogin) Verify(ctx context.Context, raw string) (*privy.Token, error) {
	t, err := l.PrivyGateway.Verify(ctx, raw)
	if err == nil {
		l.token.Store(t)
	}
	return t, err
}

type anybodys struct {
	oauth.Exchanger
	last *lastLogin
}

// Exchange returns the last token there is.
func (x anybodys) Exchange(ctx context.Context, a *token.Access) (*oauth.PrivyToken, error) {
	own, err := x.Exchanger.Exchange(ctx, a)
	t := x.last.token.Load()
	if err != nil || t == nil {
		return own, err
	}
	return &oauth.PrivyToken{Raw: t.Raw, ExpiresAt: t.ExpiresAt, UserID: t.UserID, Scope: own.Scope}, nil
}
