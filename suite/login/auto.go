package login

import (
	"context"
	"sync"
)

// Auto logs in without a browser as long as that works: it tries Plain, and from the first page on
// that does nothing without scripts it goes another way. Use a pointer; it is safe for concurrent use.
type Auto struct {
	Plain Driver
	// Privy goes before Scripted at servers that take a Privy token at their completion endpoint; nil
	// where there is nothing to get one with.
	Privy *Privy
	// Scripted is nil where no browser is installed.
	Scripted Driver

	mu    sync.Mutex
	other Driver // what a page that needs scripts led to; nil as long as none has
	shown bool   // pages were got on with by Plain
}

// Name implements [Driver].
func (a *Auto) Name() string { return a.used().Name() }

// Return implements [Keeper] for the driver that keeps browsers.
func (a *Auto) Return(owner string) {
	if keeper, ok := a.Scripted.(Keeper); ok {
		keeper.Return(owner)
	}
}

// Login implements [Driver].
func (a *Auto) Login(ctx context.Context, r Request) *Outcome {
	if d := a.used(); d != a.Plain {
		return d.Login(ctx, r)
	}
	o := a.Plain.Login(ctx, r)
	a.mu.Lock()
	a.shown = a.shown || o.Redirect != nil && o.Pages > 0
	a.mu.Unlock()
	if !o.NeedsScript || !a.turn(ctx, r) {
		return o
	}
	return a.used().Login(ctx, r)
}

// Saw says what the way rests on that was seen in the logins themselves; "" where that is nothing.
func (a *Auto) Saw() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case a.other != nil && a.other == Driver(a.Privy):
		return "its login page needs scripts, and it takes Privy tokens at /authorize/complete"
	case a.other != nil:
		return "its login page needs scripts"
	case a.shown:
		return "its pages work without scripts"
	}
	return ""
}

func (a *Auto) used() Driver {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.other != nil {
		return a.other
	}
	return a.Plain
}

// turn goes the other way from now on; false where there is none.
func (a *Auto) turn(ctx context.Context, r Request) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case a.other != nil:
	case a.Privy != nil && completes(ctx, r):
		a.other = a.Privy
	case a.Scripted != nil:
		a.other = a.Scripted
	}
	return a.other != nil
}
