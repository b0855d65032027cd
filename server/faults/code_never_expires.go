package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "code-never-expires",
	Title: "a code can be redeemed at any time",
	Story: "A server that writes an expiry down and never looks at it; codes from old logs and histories " +
		"stay good (RFC 6749 §4.1.2).",
	apply: func(s *app.Seams) {
		s.Store = lastingCodes{s.Store}
	},
})

type lastingCodes struct{ store.Store }

// SaveCode keeps the code for longer than anybody will wait.
func (l lastingCodes) SaveCode(ctx context.Context, c store.Code) error {
	c.ExpiresAt = c.ExpiresAt.AddDate(100, 0, 0)
	return l.Store.SaveCode(ctx, c)
}
