package wire

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

// limiter answers 429 to the requests of the given numbers, counted from 1, and 200 with the body of
// the request to all others.
type limiter struct {
	count      atomic.Int32
	limited    map[int32]bool
	from       int32 // every request from this number on, unless 0
	retryAfter string
}

func (l *limiter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := l.count.Add(1)
	if l.limited[n] || l.from > 0 && n >= l.from {
		if l.retryAfter != "" {
			w.Header().Set("Retry-After", l.retryAfter)
		}
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	_, _ = io.Copy(w, r.Body)
}

// patient is a wire whose pauses take no time but on its own clock, and are counted.
func patient(t *testing.T) (*Wire, *[]time.Duration) {
	t.Helper()
	var mu sync.Mutex
	var pauses []time.Duration
	offset := time.Duration(0)
	w := New(Options{AllowPrivate: true, Pause: func(_ context.Context, owner string, d time.Duration) error {
		mu.Lock()
		defer mu.Unlock()
		if owner != "a.b.c" {
			return errors.New("not the owner")
		}
		pauses = append(pauses, d.Round(time.Second))
		offset += d
		return nil
	}})
	w.gate.now = func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return time.Now().Add(offset)
	}
	t.Cleanup(w.Close)
	return w, &pauses
}

// post sends a request whose deadline is a minute away.
func post(t *testing.T, w *Wire, url, body string) *Exchange {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	return w.Scope("a.b.c").Do(Host, request(t, http.MethodPost, url, body).WithContext(ctx))
}

func TestWithoutRetryAfterAnEndpointThatLimitsIsNotAskedAgain(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	limit := &limiter{from: 3}
	target := server(t, limit.ServeHTTP)
	w, pauses := patient(t)
	g.Expect([]int{post(t, w, target.URL+"/token", "1").Status, post(t, w, target.URL+"/token", "2").Status}).To(gomega.Equal([]int{200, 200}))
	refused := post(t, w, target.URL+"/token", "3")
	g.Expect([]int{refused.Status, refused.N}).To(gomega.Equal([]int{429, 3}))

	again := post(t, w, target.URL+"/token?other=query", "4")
	g.Expect([]int{again.Status, again.N}).To(gomega.Equal([]int{429, 3}), "the 429 stands for the answer that was not asked for")
	g.Expect(limit.count.Load()).To(gomega.BeEquivalentTo(3), "nothing more is sent")
	g.Expect(w.Exchanges()).To(gomega.HaveLen(3))
	g.Expect(*pauses).To(gomega.BeEmpty())

	post(t, w, target.URL+"/other", "5")
	g.Expect(limit.count.Load()).To(gomega.BeEquivalentTo(4), "another endpoint is another matter")
}

func TestARetryAfterThatFitsIsHonouredAndTheRequestSentOnceMore(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	limit := &limiter{limited: map[int32]bool{2: true, 4: true}, retryAfter: "7"}
	target := server(t, limit.ServeHTTP)
	w, pauses := patient(t)
	for _, body := range []string{"first", "second", "third", "fourth"} {
		answer := post(t, w, target.URL, body)
		g.Expect(answer.Status).To(gomega.Equal(200))
		g.Expect(string(answer.Body)).To(gomega.Equal(body))
	}
	g.Expect(limit.count.Load()).To(gomega.BeEquivalentTo(6))
	g.Expect(w.Exchanges()).To(gomega.HaveLen(6), "the 429 are on record")
	g.Expect(*pauses).To(gomega.Equal([]time.Duration{7 * time.Second, 7 * time.Second}))
}

func TestAWaitThatDoesNotHelpClosesTheEndpoint(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	limit := &limiter{from: 1, retryAfter: "0"}
	target := server(t, limit.ServeHTTP)
	w, pauses := patient(t)
	for range 3 {
		g.Expect(post(t, w, target.URL, "x").Status).To(gomega.Equal(429))
	}
	g.Expect(limit.count.Load()).To(gomega.BeEquivalentTo(2))
	g.Expect(*pauses).To(gomega.BeEmpty(), "0 seconds need no wait")
}

func TestARetryAfterBeyondTheDeadlineIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	limit := &limiter{from: 1, retryAfter: "61"}
	target := server(t, limit.ServeHTTP)
	w, pauses := patient(t)
	for range 3 {
		g.Expect(post(t, w, target.URL, "x").Status).To(gomega.Equal(429))
	}
	unbounded := w.Scope("a.b.c").Do(Host, request(t, http.MethodPost, target.URL, "x"))
	g.Expect(unbounded.Status).To(gomega.Equal(429), "without a deadline nothing would bound the wait")
	g.Expect(limit.count.Load()).To(gomega.BeEquivalentTo(1))
	g.Expect(*pauses).To(gomega.BeEmpty())
}

// What was under way when the endpoint closed says nothing about whether the wait helps.
func TestRequestsUnderWayShareOneWait(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	const most = 4
	var arrived sync.WaitGroup
	arrived.Add(most)
	var count atomic.Int32
	target := server(t, func(w http.ResponseWriter, _ *http.Request) {
		if count.Add(1) > most {
			return
		}
		arrived.Done()
		arrived.Wait()
		w.Header().Set("Retry-After", "5")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	w, _ := patient(t)
	var all sync.WaitGroup
	for range most {
		all.Go(func() { g.Expect(post(t, w, target.URL, "x").Status).To(gomega.Equal(200)) })
	}
	all.Wait()
	g.Expect(count.Load()).To(gomega.BeEquivalentTo(2 * most))
}

func TestAPauseThatEndsEarlySendsNothing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	limit := &limiter{from: 1, retryAfter: "30"}
	target := server(t, limit.ServeHTTP)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	w := New(Options{AllowPrivate: true, Pause: func(ctx context.Context, owner string, d time.Duration) error {
		cancel()
		return sleep(ctx, owner, d)
	}})
	t.Cleanup(w.Close)
	answer := w.Scope("x").Do(Host, request(t, http.MethodPost, target.URL, "x").WithContext(ctx))
	g.Expect(answer.Status).To(gomega.Equal(429))
	g.Expect(limit.count.Load()).To(gomega.BeEquivalentTo(1))
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	date := "Wed, 21 Oct 2015 07:28:00 GMT"
	for value, want := range map[string]time.Duration{
		"": -1, "soon": -1, "-3": -1, "0": 0, " 120 ": 2 * time.Minute,
		"Wed, 21 Oct 2015 07:29:30 GMT": 90 * time.Second,
		"Wed, 21 Oct 2015 07:00:00 GMT": 0,
		strings.Repeat("9", 15):         longest,
	} {
		header := http.Header{"Date": {date}, "Retry-After": {value}}
		got, said := (&Exchange{Header: header}).RetryAfter()
		if !said {
			got = -1
		}
		if got != want {
			t.Errorf("Retry-After %q: %s, want %s", value, got, want)
		}
	}
}
