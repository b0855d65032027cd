package oauth

import (
	"context"
	"errors"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/mcpconform/mcpconform/server/privy"
	"github.com/mcpconform/mcpconform/server/store"
)

// PrivyRenewal renews sessions at Privy when an exchange finds their token over: with the refresh token
// that Privy gave at the login and nothing else, and into a token that Privy has just made. Refreshing an
// access token of this server has no part in it. Use a pointer.
type PrivyRenewal struct {
	Store    store.Renewals
	Privy    PrivyGateway
	Seal     Sealer
	Good     SessionGood
	Now      func() time.Time
	Lifetime time.Duration // how long a refresh token is kept, from its last use

	renewing singleflight.Group // Privy takes a refresh token once
}

// keep remembers how a session is renewed, and its latest token.
func (p *PrivyRenewal) keep(ctx context.Context, t *privy.Token, refresh string) error {
	return p.Store.SaveRenewal(ctx, store.Renewal{
		Session: t.SessionID, Token: p.Seal.Seal(t.Raw, t.UserID), ExpiresAt: t.ExpiresAt,
		Refresh: p.Seal.Seal(refresh, refreshOf(t.UserID)), KeptUntil: p.Now().Add(p.Lifetime),
	})
}

// refreshOf binds a sealed refresh token to its user, and keeps it from passing for a token.
func refreshOf(did string) string { return "refresh token of " + did }

// renewed is the user with a session that is good, or [ErrPrivyExpired].
func (p *PrivyRenewal) renewed(ctx context.Context, u store.User) (store.User, error) {
	if p == nil || u.PrivySession == "" {
		return u, ErrPrivyExpired
	}
	// Not given up half-way: what Privy took back would be lost.
	whole := context.WithoutCancel(ctx)
	_, err, _ := p.renewing.Do(u.PrivySession, func() (any, error) { return nil, p.renew(whole, u) })
	if err != nil && !errors.Is(err, privy.ErrSessionOver) {
		return u, err
	}
	// Looked up again also where Privy refused: another replica may have been faster.
	r, err := p.Store.Renewal(ctx, u.PrivySession)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return u, ErrPrivyExpired
	case err != nil:
		return u, err
	case !p.Good(r.ExpiresAt):
		return u, ErrPrivyExpired
	}
	u.PrivyToken, u.PrivyExpiresAt = r.Token, r.ExpiresAt
	return u, nil
}

// renew makes the kept session a good one, if it is not.
func (p *PrivyRenewal) renew(ctx context.Context, u store.User) error {
	r, err := p.Store.Renewal(ctx, u.PrivySession)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return privy.ErrSessionOver
	case err != nil:
		return err
	case p.Good(r.ExpiresAt):
		return nil
	}
	refresh, err := p.Seal.Open(r.Refresh, refreshOf(u.DID))
	if err != nil {
		return err
	}
	s, err := p.Privy.Renew(ctx, refresh)
	switch {
	case errors.Is(err, privy.ErrSessionOver):
		return err
	case err != nil:
		return unavailable(err)
	}
	t, err := p.Privy.Verify(ctx, s.Token)
	if err != nil {
		return unavailable(err)
	}
	if t.UserID != u.DID || t.SessionID != u.PrivySession {
		return privy.ErrSessionOver // whosever it is, it is not what was renewed
	}
	return p.keep(ctx, t, s.Refresh)
}
