package faults

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "revocation-keeps-access",
	Title: "revoking a refresh token leaves its access tokens alive",
	Story: "The token is deleted and the grant is not: after Disconnect the host can act for up to another hour " +
		"(RFC 7009 §2.1). Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Store = &tokenByToken{Store: s.Store}
	},
})

type tokenByToken struct {
	store.Store
	revoked sync.Map // refresh tokens by hash
}

// RevokeRefreshToken ends this token alone.
func (t *tokenByToken) RevokeRefreshToken(_ context.Context, h store.Hash, _ string) error {
	t.revoked.Store(h, true)
	return nil
}

// RefreshToken knows which were revoked.
func (t *tokenByToken) RefreshToken(ctx context.Context, h store.Hash) (store.RefreshToken, error) {
	if _, revoked := t.revoked.Load(h); revoked {
		return store.RefreshToken{}, store.ErrRevoked
	}
	return t.Store.RefreshToken(ctx, h)
}
