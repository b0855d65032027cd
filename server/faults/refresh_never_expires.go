package faults

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-never-expires",
	Title: "a refresh token that is not used never expires",
	Story: "A connection that somebody made once and forgot stays open for whoever finds the token in a backup. " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Store = everlasting{s.Store}
	},
})

type everlasting struct{ store.Store }

const century = 100 * 365 * 24 * time.Hour

// SaveRefreshToken puts the end off.
func (e everlasting) SaveRefreshToken(ctx context.Context, t store.RefreshToken) error {
	t.ExpiresAt = t.ExpiresAt.Add(century)
	return e.Store.SaveRefreshToken(ctx, t)
}

// Rotate does the same for the successor.
func (e everlasting) Rotate(ctx context.Context, in store.Rotation) ([]byte, error) {
	in.Next.ExpiresAt = in.Next.ExpiresAt.Add(century)
	return e.Store.Rotate(ctx, in)
}
