package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-family-survives",
	Title: "reuse of a refresh token is refused, and its successors live on",
	Story: "Read in mcp2 (seed fault 13): a thief who refreshed first keeps the grant, and the owner's " +
		"failed attempt tells nobody.",
	apply: func(s *app.Seams) {
		s.Store = lastingFamily{s.Store}
	},
})

type lastingFamily struct{ store.Store }

// Rotate refuses what the store would refuse, without the store noticing.
func (l lastingFamily) Rotate(ctx context.Context, in store.Rotation) ([]byte, error) {
	t, err := l.RefreshToken(ctx, in.Presented)
	if err != nil || !t.Used {
		return l.Store.Rotate(ctx, in)
	}
	next, err := l.RefreshToken(ctx, t.Successor)
	if err == nil && !next.Used && !in.Now.After(t.RepeatUntil) {
		return l.Store.Rotate(ctx, in) // a repeat, not a reuse
	}
	return nil, store.ErrReused
}
