package faults

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-dies-with-access",
	Title: "a refresh token expires together with its access token",
	Story: "One lifetime for both: the refresh token is over when it is first needed, and the user signs in " +
		"again every hour. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Store = shortRefresh{s.Store, s.Clock}
	},
})

type shortRefresh struct {
	store.Store
	now func() time.Time
}

// SaveRefreshToken lets the token live as long as an access token.
func (s shortRefresh) SaveRefreshToken(ctx context.Context, t store.RefreshToken) error {
	t.ExpiresAt = s.now().Add(time.Hour)
	return s.Store.SaveRefreshToken(ctx, t)
}

// Rotate does the same for the successor.
func (s shortRefresh) Rotate(ctx context.Context, in store.Rotation) ([]byte, error) {
	in.Next.ExpiresAt = in.Now.Add(time.Hour)
	return s.Store.Rotate(ctx, in)
}
