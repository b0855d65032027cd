package faults

import (
	"context"
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-race",
	Title: "refreshes with one token that arrive together each begin a family",
	Story: "A server that reads a refresh token, checks it, and marks it later: rotation holds until two " +
		"requests meet in between. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Store = &racingRefresh{Store: s.Store, open: map[store.Hash]chan struct{}{}}
	},
})

// racingRefresh rotates a token in two steps that others can come between.
type racingRefresh struct {
	store.Store

	mu   sync.Mutex
	open map[store.Hash]chan struct{} // tokens that were read and not yet marked
}

// Rotate lets everyone through who read the token before the first has marked it.
func (r *racingRefresh) Rotate(ctx context.Context, in store.Rotation) ([]byte, error) {
	met, first := r.read(in.Presented)
	if !first {
		t, err := r.RefreshToken(ctx, in.Presented)
		if err != nil || t.Used && !r.reading(in.Presented) {
			return r.Store.Rotate(ctx, in)
		}
		return nil, r.begin(ctx, in)
	}
	select {
	case <-met:
	case <-time.After(raceWindow):
	case <-ctx.Done():
	}
	answer, err := r.Store.Rotate(ctx, in)
	r.done(in.Presented)
	return answer, err
}

// begin saves a second successor.
func (r *racingRefresh) begin(ctx context.Context, in store.Rotation) error {
	if err := r.SaveRefreshToken(ctx, in.Next); err != nil {
		return err
	}
	return r.SaveAccessToken(ctx, in.Access)
}

func (r *racingRefresh) read(h store.Hash) (met chan struct{}, first bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if met = r.open[h]; met == nil {
		r.open[h] = make(chan struct{})
		return r.open[h], true
	}
	select {
	case <-met:
	default:
		close(met)
	}
	return met, false
}

func (r *racingRefresh) reading(h store.Hash) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.open[h] != nil
}

func (r *racingRefresh) done(h store.Hash) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.open, h)
}
