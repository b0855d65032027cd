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

func outcomes(run *result.Run) map[string]result.Outcome {
	out := map[string]result.Outcome{}
	for _, k := range run.Checks {
		out[k.ID] = k.Verdict
	}
	return out
}

func TestVerdicts(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	should := rule("a.b.warn", func(_ context.Context, c *check.C) { c.Expect(1).To(gomega.Equal(2)) })
	should.Level = check.Should
	observed := rule("a.b.gates", func(_ context.Context, c *check.C) { c.Expect(1).To(gomega.Equal(2)) })
	observed.Level, observed.Impact, observed.Basis = check.Int, check.Blocks, check.Observed
	run := play.Run(t.Context(), options(t, should, observed,
		rule("a.b.pass", func(_ context.Context, c *check.C) { c.Expect(1).To(gomega.Equal(1)) }),
		rule("a.b.fail", func(_ context.Context, c *check.C) { c.Expect(1).To(gomega.Equal(2)) }),
		rule("a.b.control", func(_ context.Context, c *check.C) { c.Given(1).To(gomega.Equal(2), "a.b.pass") }),
		rule("a.b.absent", func(_ context.Context, c *check.C) { c.NotApplicable("never claimed") }),
		rule("a.b.broken", func(context.Context, *check.C) { panic("a bug of ours") }),
	))
	g.Expect(outcomes(run)).To(gomega.Equal(map[string]result.Outcome{
		"a.b.warn": result.Warn, "a.b.gates": result.Fail, "a.b.pass": result.Pass, "a.b.fail": result.Fail,
		"a.b.control": result.Blocked, "a.b.absent": result.NotApplicable, "a.b.broken": result.Errored,
	}))
	g.Expect(run.ExitCode()).To(gomega.Equal(3), "a harness error wins")
	g.Expect(run.Totals.Fail).To(gomega.Equal(2))
}

func TestAnUnobtainedNodeBlocksWhatComesAfterAndNamesTheStep(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	first := &fakeNode{name: "client", make: func(*fixture.Maker) (any, error) {
		return nil, &fixture.Missing{Reason: "registration is refused"}
	}}
	second := &fakeNode{name: "token", after: []fixture.Fixture{first}, make: func(*fixture.Maker) (any, error) {
		t.Error("made although its predecessor is missing")
		return nil, errors.New("unreachable")
	}}
	run := play.Run(t.Context(), options(t, rule("a.b.c", func(context.Context, *check.C) { t.Error("ran") }, second)))
	g.Expect(run.Checks[0].Verdict).To(gomega.Equal(result.Blocked))
	g.Expect(run.Checks[0].BlockedBy).To(gomega.Equal([]string{"client"}))
	g.Expect(run.ExitCode()).To(gomega.Equal(2))
}

func TestATolerantNodeIsMadeWhereAnotherDoesNotApply(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	login := &fakeNode{name: "login", make: func(*fixture.Maker) (any, error) {
		return nil, &fixture.Inapplicable{Reason: "no login needed"}
	}}
	session := &fakeNode{name: "session", after: []fixture.Fixture{login}, tolerant: true, make: func(*fixture.Maker) (any, error) { return 1, nil }}
	run := play.Run(t.Context(), options(t,
		rule("a.b.login", func(context.Context, *check.C) {}, login),
		rule("a.b.session", func(context.Context, *check.C) {}, session)))
	g.Expect(outcomes(run)).To(gomega.Equal(map[string]result.Outcome{"a.b.login": result.NotApplicable, "a.b.session": result.Pass}))
}

func TestNodesAreMadeOnceAndChecksRunSideBySide(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var made atomic.Int32
	node := &fakeNode{name: "client", make: func(*fixture.Maker) (any, error) { made.Add(1); return 1, nil }}
	var all sync.WaitGroup // every check waits for all others: they must all run at once
	all.Add(8)
	meet := func(context.Context, *check.C) { all.Done(); all.Wait() }
	var checks []*check.Check
	for i := range 8 {
		checks = append(checks, rule(fmt.Sprintf("a.b.c%d", i), meet, node))
	}
	run := play.Run(t.Context(), options(t, checks...))
	g.Expect(made.Load()).To(gomega.Equal(int32(1)))
	g.Expect(run.Totals.Pass).To(gomega.Equal(8))
}

func TestSerialChecksRunAloneAndBeforeTheClockMoves(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var running, most atomic.Int32
	clock := &fakeClock{}
	alone := func(context.Context, *check.C) {
		most.Store(max(most.Load(), running.Add(1)))
		if clock.count() > 0 {
			t.Error("the clock moved before a serial check")
		}
		running.Add(-1)
	}
	waits := func(ctx context.Context, c *check.C) {
		running.Add(1)
		running.Add(-1)
		c.Wait(ctx, time.Hour, "expiry")
	}
	opts := options(t, rule("a.b.waits", waits), rule("a.b.one", alone), rule("a.b.two", alone))
	opts.Checks[1].Serial, opts.Checks[2].Serial = true, true
	opts.Control = clock
	run := play.Run(t.Context(), opts)
	g.Expect(run.Totals.Pass).To(gomega.Equal(3))
	g.Expect(most.Load()).To(gomega.Equal(int32(1)))
}

func TestABudgetThatRunsOutSaysNothingAboutTheTarget(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ctx, cancel := context.WithCancel(t.Context())
	hangs := rule("a.b.c", func(ctx context.Context, c *check.C) {
		cancel()
		<-ctx.Done()
		c.Expect(1).To(gomega.Equal(2))
	})
	run := play.Run(ctx, options(t, hangs))
	g.Expect(run.Checks[0].Verdict).To(gomega.Equal(result.Blocked))
	g.Expect(run.ExitCode()).To(gomega.Equal(2))
}

// Who interrupts gets what was seen, at once: nothing more is begun, and nothing is held against the
// target.
func TestAnInterruptedPlayEndsQuicklyAndBlamesNobody(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ctx, cancel := context.WithCancel(t.Context())
	seen := make(chan struct{})
	opts := options(t,
		rule("a.b.done", func(context.Context, *check.C) {}),
		rule("a.b.hangs", func(ctx context.Context, _ *check.C) { <-seen; cancel(); <-ctx.Done() }),
		rule("a.b.waits", func(ctx context.Context, c *check.C) { c.Wait(ctx, 5*time.Second, "expiry") }),
		rule("a.b.queued", func(context.Context, *check.C) { t.Error("begun after the interrupt") }),
		rule("a.b.needs", func(context.Context, *check.C) { t.Error("begun after the interrupt") },
			&fakeNode{name: "session", after: []fixture.Fixture{&fakeNode{name: "login", make: func(m *fixture.Maker) (any, error) {
				<-ctx.Done()
				m.Player.Block("grant", "no authorization response came: canceled")
				return 1, nil
			}}}, make: func(*fixture.Maker) (any, error) { t.Error("made after the interrupt"); return 1, nil }}))
	opts.Checks[3].Serial = true
	p := play.Start(ctx, opts)
	p.Wait("a.b.done")
	close(seen)
	run := p.Result()
	g.Expect(run.DurationMs).To(gomega.BeNumerically("<", 4000))
	g.Expect(run.Totals).To(gomega.Equal(result.Totals{Pass: 1, Blocked: 4}))
	g.Expect(run.ExitCode()).To(gomega.Equal(2))
	g.Expect(run.Verdict.Connects).To(gomega.Equal(result.ConnectsUnknown))
	for _, k := range run.Checks[1:4] {
		g.Expect(k.BlockedBy).To(gomega.Equal([]string{check.Interruption}), k.ID)
	}
	g.Expect(run.Checks[4].BlockedBy).To(gomega.Equal([]string{"login"}))
	g.Expect(run.Checks[4].Reason).To(gomega.ContainSubstring("interrupted"))
}

func TestANodeThatBreaksIsAHarnessErrorAndNotTheTargetsDoing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	broken := &fakeNode{name: "client", make: func(*fixture.Maker) (any, error) { panic("a bug of ours") }}
	run := play.Run(t.Context(), options(t, rule("a.b.c", func(context.Context, *check.C) {}, broken)))
	g.Expect(run.Checks[0].Verdict).To(gomega.Equal(result.Errored))
	g.Expect(run.Verdict.Connects).To(gomega.Equal(result.ConnectsUnknown))
	g.Expect(run.ExitCode()).To(gomega.Equal(3))
}

// What cannot apply does not apply, whatever else is missing.
func TestInapplicableWinsOverMissing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	missing := &fakeNode{name: "client", make: func(*fixture.Maker) (any, error) { return nil, &fixture.Missing{Reason: "none"} }}
	absent := &fakeNode{name: "control", make: func(*fixture.Maker) (any, error) { return nil, &fixture.Inapplicable{Reason: "no control"} }}
	run := play.Run(t.Context(), options(t, rule("a.b.c", func(context.Context, *check.C) {}, missing, absent)))
	g.Expect(run.Checks[0].Verdict).To(gomega.Equal(result.NotApplicable))
}

func TestACheckIsPlayedBehindWhatItDoesNotRestOn(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var over atomic.Bool
	login := &fakeNode{name: "login", make: func(*fixture.Maker) (any, error) {
		over.Store(true)
		return nil, &fixture.Missing{Reason: "nobody gets in"}
	}}
	behind := rule("a.b.c", func(_ context.Context, c *check.C) { c.Expect(over.Load()).To(gomega.BeTrue()) })
	behind.Behind = check.Needs(login)
	run := play.Run(t.Context(), options(t, behind))
	g.Expect(outcomes(run)).To(gomega.Equal(map[string]result.Outcome{"a.b.c": result.Pass}))
}
