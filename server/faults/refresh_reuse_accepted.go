package faults

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-reuse-accepted",
	Title: "a refresh token that was replaced still works",
	Story: "A server that issues new refresh tokens and forgets to end the old ones: rotation in name only " +
		"(OAuth 2.1 §4.3.1).",
	apply: func(s *app.Seams) {
		s.Store = reusableRefresh{s.Store}
	},
})

type reusableRefresh struct{ store.Store }

// Rotate treats a used token as a fresh one.
func (r reusableRefresh) Rotate(ctx context.Context, in store.Rotation) ([]byte, error) {
	t, err := r.RefreshToken(ctx, in.Presented)
	if err != nil || !t.Used {
		return r.Store.Rotate(ctx, in)
	}
	return nil, errors.Join(r.SaveRefreshToken(ctx, in.Next), r.SaveAccessToken(ctx, in.Access))
}
