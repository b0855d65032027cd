package faults

import (
	"context"
	"errors"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "code-reuse",
	Title: "a code can be redeemed again and again",
	Story: "A server that looks a code up and never deletes it (RFC 6749 §4.1.2): whoever finds one in a log " +
		"has the grant.",
	apply: func(s *app.Seams) {
		s.Store = reusableCodes{s.Store}
	},
})

type reusableCodes struct{ store.Store }

// ConsumeCode does not mind that a code was consumed.
func (r reusableCodes) ConsumeCode(ctx context.Context, h store.Hash, now time.Time) error {
	err := r.Store.ConsumeCode(ctx, h, now)
	if errors.Is(err, store.ErrConsumed) {
		return nil
	}
	return err
}
