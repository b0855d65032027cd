package wire

import (
	"context"
	"errors"
	"time"
)

var (
	errRequestLimit = errors.New("request limit reached")
	errIdleLimit    = errors.New("idle limit reached")
)

// watch ends a request that takes too long or falls silent.
type watch struct {
	cancel context.CancelCauseFunc
	whole  *time.Timer
	silent *time.Timer
	idle   time.Duration
}

func newWatch(parent context.Context, limits Limits) (*watch, context.Context) {
	ctx, cancel := context.WithCancelCause(parent)
	return &watch{
		cancel: cancel, idle: limits.Idle,
		whole: time.AfterFunc(limits.Request, func() { cancel(errRequestLimit) }),
	}, ctx
}

// heard notes a sign of life. The silence before the header is bounded by the request limit alone.
func (w *watch) heard() {
	if w.silent == nil {
		w.silent = time.AfterFunc(w.idle, func() { w.cancel(errIdleLimit) })
		return
	}
	w.silent.Reset(w.idle)
}

func (w *watch) stop() {
	w.whole.Stop()
	if w.silent != nil {
		w.silent.Stop()
	}
	w.cancel(context.Canceled)
}
