package faults

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "unknown-refresh-500",
	Title: "a refresh token that nobody issued breaks the token endpoint",
	Story: "Measured at the MCP TypeScript SDK's example server, which answers every refresh with 500; a host " +
		"takes that for an outage and does not ask the user to sign in.",
	apply: func(s *app.Seams) {
		s.Store = throwingRefresh{s.Store}
	},
})

type throwingRefresh struct{ store.Store }

// RefreshToken has no words of its own for a token that is not there.
func (t throwingRefresh) RefreshToken(ctx context.Context, h store.Hash) (store.RefreshToken, error) {
	r, err := t.Store.RefreshToken(ctx, h)
	if errors.Is(err, store.ErrNotFound) {
		return r, errors.New("cannot read the client of undefined")
	}
	return r, err
}
