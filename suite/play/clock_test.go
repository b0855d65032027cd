package play_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/play"
)

// Forty checks wait for one of four deadlines with eight slots: the clock moves four times, and no
// check sees less time pass than it asked for.
func TestTheClockMovesToTheEarliestDeadlineOnly(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	clock := &fakeClock{}
	var checks []*check.Check
	for i := range 40 {
		d := time.Duration(1+i%4) * 10 * time.Minute
		checks = append(checks, rule(fmt.Sprintf("a.b.c%d", i), func(ctx context.Context, c *check.C) {
			before := c.Now()
			c.Wait(ctx, d, "expiry")
			c.Expect(c.Now().Sub(before) >= d).To(gomega.BeTrue())
		}))
	}
	opts := options(t, checks...)
	opts.Control = clock
	run := play.Run(t.Context(), opts)
	g.Expect(run.Totals.Pass).To(gomega.Equal(40))
	g.Expect(clock.count()).To(gomega.Equal(4))
}

func TestAWaitWithoutControlIsNotApplicableBeyondTheBudget(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	run := play.Run(t.Context(), options(t, rule("a.b.c", func(ctx context.Context, c *check.C) {
		c.Wait(ctx, time.Hour, "the code expires")
	})))
	g.Expect(run.Checks[0].Verdict).To(gomega.Equal(result.NotApplicable))
	g.Expect(run.Checks[0].Reason).To(gomega.ContainSubstring("1h0m0s"))
}

func TestAShortWaitWithoutControlIsRealAndGivesItsSlotBack(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	released := make(chan struct{})
	opts := options(t,
		rule("a.b.waits", func(ctx context.Context, c *check.C) {
			began := time.Now()
			c.Wait(ctx, 50*time.Millisecond, "expiry")
			<-released
			c.Expect(time.Since(began) >= 50*time.Millisecond).To(gomega.BeTrue())
		}),
		rule("a.b.works", func(context.Context, *check.C) { close(released) }))
	opts.Parallel = 1
	run := play.Run(t.Context(), opts)
	g.Expect(run.Totals.Pass).To(gomega.Equal(2))
}

func TestAControlThatFailsIsAHarnessError(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	opts := options(t, rule("a.b.c", func(ctx context.Context, c *check.C) { c.Wait(ctx, time.Hour, "expiry") }))
	opts.Control = &fakeClock{err: errors.New("500")}
	run := play.Run(t.Context(), opts)
	g.Expect(run.Checks[0].Verdict).To(gomega.Equal(result.Errored))
	g.Expect(run.ExitCode()).To(gomega.Equal(3))
}

func TestASharedValueIsRebuiltWhenStale(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var mu sync.Mutex
	made := 0
	var p *play.Play
	token := &fakeNode{name: "token", lifetime: time.Hour}
	token.make = func(m *fixture.Maker) (any, error) {
		mu.Lock()
		defer mu.Unlock()
		made++
		return m.Player.Now(), nil
	}
	opts := options(t, rule("a.b.c", func(ctx context.Context, c *check.C) {
		first := c.Value(token)
		c.Wait(ctx, 2*time.Hour, "the shared token expires")
		c.Expect(c.Value(token)).NotTo(gomega.Equal(first))
	}, token))
	opts.Control = &fakeClock{}
	p = play.Start(t.Context(), opts)
	run := p.Result()
	g.Expect(run.Totals.Pass).To(gomega.Equal(1))
	g.Expect(made).To(gomega.Equal(2))
}

// A control endpoint that cannot move the clock is as good as none: what fits the budget is waited for.
func TestAControlWithoutAClockWaitsInRealTime(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	opts := options(t,
		rule("a.b.short", func(ctx context.Context, c *check.C) {
			before := c.Now()
			c.Wait(ctx, 30*time.Millisecond, "expiry")
			c.Expect(c.Now().Sub(before) >= 30*time.Millisecond).To(gomega.BeTrue())
			c.Expect(c.Now().Sub(before) < time.Hour).To(gomega.BeTrue())
		}),
		rule("a.b.long", func(ctx context.Context, c *check.C) { c.Wait(ctx, time.Hour, "expiry") }),
		rule("a.b.try", func(ctx context.Context, c *check.C) {
			c.Expect(c.TryWait(ctx, time.Hour, "expiry")).To(gomega.BeFalse())
		}))
	opts.Control = &fakeClock{err: &check.NotOffered{Verb: "advance", Status: 404}}
	run := play.Run(t.Context(), opts)
	g.Expect(outcomes(run)).To(gomega.Equal(map[string]result.Outcome{
		"a.b.short": result.Pass, "a.b.long": result.NotApplicable, "a.b.try": result.Pass,
	}))
	g.Expect(run.Checks[1].Reason).To(gomega.ContainSubstring("does not offer advance"))
}

// A clock that did not move did not move for us either.
func TestAFailedAdvanceDoesNotCount(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	opts := options(t, rule("a.b.c", func(ctx context.Context, c *check.C) { c.Wait(ctx, time.Hour, "expiry") }))
	opts.Control = &fakeClock{err: errors.New("500")}
	p := play.Start(t.Context(), opts)
	p.Result()
	g.Expect(p.Now()).To(gomega.BeTemporally("~", time.Now(), time.Minute))
}

// To use a stale value would blame the target for refusing it.
func TestASharedValueThatCannotBeHadAgainBlocks(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	made := 0
	token := &fakeNode{name: "token", lifetime: time.Hour}
	token.make = func(m *fixture.Maker) (any, error) {
		if made++; made > 1 {
			return nil, &fixture.Missing{Reason: "the login was refused"}
		}
		return m.Player.Now(), nil
	}
	opts := options(t, rule("a.b.c", func(ctx context.Context, c *check.C) {
		c.Wait(ctx, 2*time.Hour, "the shared token expires")
		c.Value(token)
		t.Error("went on without a value")
	}, token))
	opts.Control = &fakeClock{}
	run := play.Run(t.Context(), opts)
	g.Expect(run.Checks[0].Verdict).To(gomega.Equal(result.Blocked))
	g.Expect(run.Checks[0].BlockedBy).To(gomega.Equal([]string{"token"}))
	g.Expect(run.Checks[0].Reason).To(gomega.ContainSubstring("the login was refused"))
}

// A check whose wait is over in real time does not disturb a serial one.
func TestAWaitThatEndsDoesNotDisturbASerialCheck(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var alone atomic.Bool
	serial := rule("a.b.serial", func(context.Context, *check.C) {
		alone.Store(true)
		defer alone.Store(false)
		<-time.After(60 * time.Millisecond) // the other's timer fires meanwhile
	})
	serial.Serial = true
	opts := options(t, serial, rule("a.b.waits", func(ctx context.Context, c *check.C) {
		c.Wait(ctx, 20*time.Millisecond, "expiry")
		c.Expect(alone.Load()).To(gomega.BeFalse())
	}))
	g.Expect(play.Run(t.Context(), opts).Totals.Pass).To(gomega.Equal(2))
}
