package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "revocation-keeps-refresh",
	Title: "revoking a refresh token is answered 200 and changes nothing",
	Story: "A stub kept because RFC 7009 §2.2 makes every answer 200; the user who disconnected stays " +
		"connected.",
	apply: func(s *app.Seams) {
		s.Store = keepsRefresh{s.Store}
	},
})

type keepsRefresh struct{ store.Store }

// RevokeRefreshToken does nothing.
func (keepsRefresh) RevokeRefreshToken(context.Context, store.Hash, string) error { return nil }
