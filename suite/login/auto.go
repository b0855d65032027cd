package login

import (
	"context"
	"sync/atomic"
)

// Auto logs in without a browser as long as that works: it tries Plain, and from the first page on
// that does nothing without scripts it uses Scripted. Use a pointer; it is safe for concurrent use.
type Auto struct {
	Plain, Scripted Driver

	scripted atomic.Bool // a page has needed scripts
}

// Name implements [Driver].
func (a *Auto) Name() string {
	if a.scripted.Load() {
		return a.Scripted.Name()
	}
	return a.Plain.Name()
}

// Return implements [Keeper] for the driver that keeps browsers.
func (a *Auto) Return(owner string) {
	if keeper, ok := a.Scripted.(Keeper); ok {
		keeper.Return(owner)
	}
}

// Login implements [Driver].
func (a *Auto) Login(ctx context.Context, r Request) *Outcome {
	if !a.scripted.Load() {
		o := a.Plain.Login(ctx, r)
		if !o.NeedsScript {
			return o
		}
		a.scripted.Store(true)
	}
	return a.Scripted.Login(ctx, r)
}
