package play_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/play"
)

// against points a play at a server that answers so many requests and 429 to the next; afterwards,
// where a Retry-After is given, it answers again.
func against(t *testing.T, opts play.Options, answers int32, retryAfter string) (o play.Options, count *atomic.Int32) {
	t.Helper()
	count = &atomic.Int32{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		n := count.Add(1)
		if n == answers+1 || n > answers && retryAfter == "" {
			w.Header().Set("Retry-After", retryAfter)
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		w.WriteHeader(http.StatusUnauthorized)
	}))
	t.Cleanup(server.Close)
	target, err := url.Parse(server.URL + "/mcp")
	if err != nil {
		t.Fatal(err)
	}
	opts.Target = target
	return opts, count
}

// ask sends one request and demands a 401.
func ask(ctx context.Context, c *check.C) {
	c.Expect(c.Host().Probe(ctx)).To(expect.Status(http.StatusUnauthorized))
}

func TestAnEndpointThatLimitsIsAskedNoMoreAndBlocks(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	opts, count := against(t, options(t, rule("a.b.one", ask), rule("a.b.two", ask), rule("a.b.three", ask), rule("a.b.four", ask)), 2, "")
	opts.Parallel = 1
	run := play.Run(t.Context(), opts)
	g.Expect(run.Totals).To(gomega.Equal(result.Totals{Pass: 2, Blocked: 2}))
	g.Expect(count.Load()).To(gomega.BeEquivalentTo(3))
	g.Expect(run.SideEffects.Requests).To(gomega.Equal(3))
	for _, k := range run.Checks[2:] {
		g.Expect(k.BlockedBy).To(gomega.Equal([]string{"rate-limit"}))
		g.Expect(k.Reason).To(gomega.ContainSubstring("rate limited"))
		g.Expect(k.Decisive).To(gomega.Equal(3), "the exchange that says so, whoever sent it")
	}
}

func TestWhatALimitLeavesUnjudgedMattersLeast(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var checks []*check.Check
	for _, impact := range []check.Impact{check.None, check.Degrades, check.Exposes, check.Blocks} {
		k := rule("a.b."+string(impact), ask)
		k.Impact = impact
		checks = append(checks, k)
	}
	opts, _ := against(t, options(t, checks...), 2, "")
	opts.Parallel = 1
	var blocked []string
	for _, k := range play.Run(t.Context(), opts).Checks {
		if k.Verdict == result.Blocked {
			blocked = append(blocked, k.Impact)
		}
	}
	g.Expect(blocked).To(gomega.Equal([]string{"none", "degrades"}))
}

// While one check honours a Retry-After the others go on, also with a single slot.
func TestARetryAfterIsHonouredInRealTimeAndItsSlotLent(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	released := make(chan struct{})
	opts, count := against(t, options(t,
		rule("a.b.limited", func(ctx context.Context, c *check.C) { ask(ctx, c); <-released }),
		rule("a.b.works", func(context.Context, *check.C) { close(released) })), 0, "1")
	opts.Parallel = 1
	began := time.Now()
	run := play.Run(t.Context(), opts)
	g.Expect(run.Totals.Pass).To(gomega.Equal(2))
	g.Expect(count.Load()).To(gomega.BeEquivalentTo(2))
	g.Expect(time.Since(began)).To(gomega.BeNumerically(">=", time.Second))
}

// A pause is real time: the target's clock stands still meanwhile, or what the pausing check holds
// would expire.
func TestTheClockDoesNotMoveWhileACheckPauses(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	clock := &fakeClock{}
	opts, _ := against(t, options(t,
		rule("a.b.limited", func(ctx context.Context, c *check.C) {
			ask(ctx, c)
			c.Expect(clock.count()).To(gomega.Equal(0))
		}),
		rule("a.b.waits", func(ctx context.Context, c *check.C) { c.Wait(ctx, time.Hour, "expiry") })), 0, "1")
	opts.Control = clock
	g.Expect(play.Run(t.Context(), opts).Totals.Pass).To(gomega.Equal(2))
}

func TestANodeThatIsLimitedSaysNothingOfTheTarget(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	opts, count := against(t, options(t, rule("a.b.c", func(context.Context, *check.C) {}, fixture.Token)), 0, "3600")
	opts.Means.Driver = login.Form{}
	run := play.Run(t.Context(), opts)
	g.Expect(count.Load()).To(gomega.BeEquivalentTo(1))
	g.Expect(run.Verdict.Connects).To(gomega.Equal(result.ConnectsUnknown))
	g.Expect(run.Checks[0].Verdict).To(gomega.Equal(result.Blocked))
	g.Expect(run.Checks[0].BlockedBy).To(gomega.Equal([]string{"probe"}))
	g.Expect(run.ExitCode()).To(gomega.Equal(2))
}
