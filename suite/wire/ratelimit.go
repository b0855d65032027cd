package wire

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// gate keeps requests from an endpoint that has answered 429 (RFC 6585 §4). Where its Retry-After
// fits the deadline of a request, the request waits that long and is sent, or sent once more: what
// was answered 429 was not carried out. Otherwise, and where the wait did not help, the endpoint is
// closed for the rest of the run, and the 429 is the answer to all that would have been sent to it.
//
// An endpoint is a method and a URL without its query. Requests of foreign clients
// ([Scope.RoundTripper]) pass by the gate.
type gate struct {
	pause func(ctx context.Context, owner string, d time.Duration) error
	now   func() time.Time // real time

	mu     sync.Mutex
	closed map[string]*closing
}

// closing is an endpoint that answered 429.
type closing struct {
	answer *Exchange
	until  time.Time // zero: for the rest of the run
}

func newGate(o *Options) *gate {
	g := &gate{pause: o.Pause, now: time.Now, closed: map[string]*closing{}}
	if g.pause == nil {
		g.pause = sleep
	}
	return g
}

func sleep(ctx context.Context, _ string, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func endpoint(req *http.Request) string {
	method := req.Method
	if method == "" {
		method = http.MethodGet
	}
	return method + " " + req.URL.Scheme + "://" + strings.ToLower(req.URL.Host) + req.URL.EscapedPath()
}

// enter returns nil when a request may be sent, after a wait where one was asked for and fits;
// otherwise the answer that stands for the one it would get.
func (g *gate) enter(ctx context.Context, owner, at string) *Exchange {
	for {
		c, closed := g.look(at)
		if !closed {
			return nil
		}
		if c.until.IsZero() {
			return c.answer
		}
		wait := c.until.Sub(g.now())
		if wait <= 0 {
			return nil
		}
		if !g.fits(ctx, wait) || g.pause(ctx, owner, wait) != nil {
			return c.answer
		}
	}
}

func (g *gate) look(at string) (closing, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if c := g.closed[at]; c != nil {
		return *c, true
	}
	return closing{}, false
}

// spare is what a wait leaves of the deadline, for the request itself.
const spare = time.Second

// fits reports whether there is time for a wait. Without a deadline nothing bounds it, so there is not.
func (g *gate) fits(ctx context.Context, wait time.Duration) bool {
	deadline, bounded := ctx.Deadline()
	return bounded && deadline.Sub(g.now()) > wait+spare
}

// note learns from an answer to a request that was sent at the given time. It reports whether the
// endpoint may be asked once more.
func (g *gate) note(at string, sent time.Time, answer *Exchange) (again bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	c := g.closed[at]
	waited := c != nil && !c.until.After(sent)
	if answer.Status != http.StatusTooManyRequests {
		if waited && !c.until.IsZero() && answer.Status != 0 {
			delete(g.closed, at) // the wait helped
		}
		return false
	}
	wait, said := answer.RetryAfter()
	if c == nil {
		c = &closing{}
		g.closed[at] = c
	}
	c.answer = answer
	if !said || waited {
		c.until = time.Time{}
		return false
	}
	if until := g.now().Add(wait); until.After(c.until) {
		c.until = until
	}
	return true
}

// Limit says of a 429 what a reader of the report needs: whether waiting would help.
func (e *Exchange) Limit() string {
	wait, said := e.RetryAfter()
	if !said {
		return "429 (too many requests), without a Retry-After"
	}
	return "429 (too many requests), Retry-After " + wait.String()
}

// longest bounds a Retry-After, so that no arithmetic overflows.
const longest = 365 * 24 * time.Hour

// RetryAfter returns how long the answer asks to wait (RFC 9110 §10.2.3); false where it does not
// say. A date is counted from the Date of the answer, for the clocks need not agree.
func (e *Exchange) RetryAfter() (time.Duration, bool) {
	value := strings.TrimSpace(e.Header.Get("Retry-After"))
	if seconds, err := strconv.Atoi(value); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, int(longest/time.Second))) * time.Second, true
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	now, err := http.ParseTime(e.Header.Get("Date"))
	if err != nil {
		now = time.Now()
	}
	return min(max(0, at.Sub(now)), longest), true
}
