package faults

import (
	"context"
	"errors"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "code-replay-keeps-tokens",
	Title: "a code that comes again is refused, and what it was turned into lives on",
	Story: "Read in mcp2 (seed fault 13): replaying a code is refused, but its tokens live on, whoever of the " +
		"two has them.",
	apply: func(s *app.Seams) {
		s.Store = lastingTokens{s.Store}
	},
})

type lastingTokens struct{ store.Store }

// ConsumeCode does not tell a code that was consumed from one that expired.
func (l lastingTokens) ConsumeCode(ctx context.Context, h store.Hash, now time.Time) error {
	err := l.Store.ConsumeCode(ctx, h, now)
	if errors.Is(err, store.ErrConsumed) {
		return store.ErrExpired
	}
	return err
}
