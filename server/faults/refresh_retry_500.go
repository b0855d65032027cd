package faults

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-retry-500",
	Title: "a refresh that is sent again breaks the server",
	Story: "A unique key that two rows would share: the host, whose answer was lost on its way, sees an outage. " +
		"Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Store = onceOnly{s.Store}
	},
})

type onceOnly struct{ store.Store }

// Rotate stumbles over a token that was used and whose successor was not.
func (o onceOnly) Rotate(ctx context.Context, in store.Rotation) ([]byte, error) {
	t, err := o.RefreshToken(ctx, in.Presented)
	if err == nil && t.Used {
		if next, err := o.RefreshToken(ctx, t.Successor); err == nil && !next.Used {
			return nil, errors.New("duplicate key value violates unique constraint")
		}
	}
	return o.Store.Rotate(ctx, in)
}
