package faults

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "code-race",
	Title: "redemptions of one code that arrive together all succeed",
	Story: "A server that reads a code, checks it, and marks it later: single use holds until two requests " +
		"meet in between (OAuth 2.1 §4.1.3).",
	apply: func(s *app.Seams) {
		s.Store = &racingCodes{Store: s.Store, open: map[store.Hash]chan struct{}{}}
	},
})

// raceWindow is how long a redemption is between reading the code and marking it, unless another
// arrives first.
const raceWindow = 300 * time.Millisecond

// racingCodes consumes a code in two steps that others can come between.
type racingCodes struct {
	store.Store

	mu   sync.Mutex
	open map[store.Hash]chan struct{} // codes that were read and not yet marked
}

// ConsumeCode lets everyone through who read the code before the first has marked it.
func (r *racingCodes) ConsumeCode(ctx context.Context, h store.Hash, now time.Time) error {
	met, first, err := r.read(ctx, h)
	if err != nil {
		return err
	}
	if first {
		select {
		case <-met:
		case <-time.After(raceWindow):
		case <-ctx.Done():
		}
		defer r.done(h)
	}
	err = r.Store.ConsumeCode(ctx, h, now)
	if errors.Is(err, store.ErrConsumed) {
		return nil // it was not when we read it
	}
	return err
}

func (r *racingCodes) read(ctx context.Context, h store.Hash) (met chan struct{}, first bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if met := r.open[h]; met != nil {
		select {
		case <-met:
		default:
			close(met)
		}
		return met, false, nil
	}
	c, err := r.Code(ctx, h)
	if err == nil && c.Consumed {
		err = store.ErrConsumed
	}
	if err != nil {
		return nil, false, err
	}
	r.open[h] = make(chan struct{})
	return r.open[h], true, nil
}

func (r *racingCodes) done(h store.Hash) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.open, h)
}
