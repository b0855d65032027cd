package faults

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "unknown-code-500",
	Title: "a code that nobody issued breaks the token endpoint",
	Story: "Measured at the MCP TypeScript SDK's example server: it throws where a code is not in its map, and " +
		"answers 500.",
	apply: func(s *app.Seams) {
		s.Store = throwingCodes{s.Store}
	},
})

type throwingCodes struct{ store.Store }

// Code has no words of its own for a code that is not there.
func (t throwingCodes) Code(ctx context.Context, h store.Hash) (store.Code, error) {
	c, err := t.Store.Code(ctx, h)
	if errors.Is(err, store.ErrNotFound) {
		return c, errors.New("invalid authorization code")
	}
	return c, err
}
