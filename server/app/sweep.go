package app

import (
	"context"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"
)

const (
	sweepEvery = time.Minute
	retention  = 24 * time.Hour // how long the store tells a replayed credential from an unknown one
)

// sweeper has the store forget what is over, as requests come in: that follows the server's clock, and
// a server nobody asks gathers nothing.
type sweeper struct {
	prune func(ctx context.Context, now time.Time, keep time.Duration) error
	now   func() time.Time
	log   *slog.Logger
	last  atomic.Int64 // nanoseconds since 1970
}

func (s *sweeper) before(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		now, last := s.now(), s.last.Load()
		if now.UnixNano()-last >= int64(sweepEvery) && s.last.CompareAndSwap(last, now.UnixNano()) {
			// The next turn is a minute away: that of a client which hangs up is not lost.
			if err := s.prune(context.WithoutCancel(r.Context()), now, retention); err != nil {
				s.log.ErrorContext(r.Context(), "the store could not be swept", "error", err)
			}
		}
		next.ServeHTTP(w, r)
	})
}
