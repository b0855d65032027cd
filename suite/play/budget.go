package play

import (
	"context"
	"sync"
	"time"
)

// allowance is the context of a play, which ends when its budget is used up. The budget is the time of
// programs: it stands still while the user is waited for.
type allowance struct {
	context.Context
	timer *time.Timer

	mu       sync.Mutex
	ends     time.Time // when the budget is used up, unless somebody is waited for again
	waits    int       // how many wait for the user
	since    time.Time // when the first of them began
	exceeded bool
}

// allow gives a play that much time. cancel ends it before.
func allow(ctx context.Context, budget time.Duration) (a *allowance, cancel context.CancelFunc) {
	ctx, stop := context.WithCancel(ctx)
	a = &allowance{Context: ctx, ends: time.Now().Add(budget)}
	a.timer = time.AfterFunc(budget, func() { a.expire(stop) })
	return a, func() { a.timer.Stop(); stop() }
}

// expire ends the play, unless the timer was overtaken by a wait.
func (a *allowance) expire(stop context.CancelFunc) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.waits == 0 && !time.Now().Before(a.ends) {
		a.exceeded = true
		stop()
	}
}

// Deadline implements [context.Context].
func (a *allowance) Deadline() (time.Time, bool) { return time.Now().Add(a.left()), true }

// Err implements [context.Context].
func (a *allowance) Err() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.exceeded {
		return context.DeadlineExceeded
	}
	return a.Context.Err()
}

// left is what is left of the budget.
func (a *allowance) left() time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.waits > 0 {
		return a.ends.Sub(a.since)
	}
	return time.Until(a.ends)
}

// waiting stops the clock until over is called.
func (a *allowance) waiting() (over func()) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.waits++; a.waits == 1 {
		a.since = time.Now()
		a.timer.Stop()
	}
	return sync.OnceFunc(a.goOn)
}

func (a *allowance) goOn() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.waits--; a.waits == 0 {
		a.ends = a.ends.Add(time.Since(a.since))
		a.timer.Reset(time.Until(a.ends))
	}
}
