package play_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
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
