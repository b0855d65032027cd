package check_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// in runs a check in an environment of choice.
func in(t *testing.T, ctx context.Context, env check.Env, body func(ctx context.Context, c *check.C)) check.Report { //nolint:revive // t first, as everywhere
	t.Helper()
	w := wire.New(wire.Options{})
	t.Cleanup(w.Close)
	env.Player = &client.Player{Wire: w.Scope("x")}
	return check.Run(ctx, &check.Check{Level: check.Must, Impact: check.Exposes, Basis: check.Normative, Run: body}, env)
}

type named string

func (n named) Name() string { return string(n) }

func TestTheFirstMissEndsTheCheck(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := run(t, check.Must, func(c *check.C) {
		c.Step("first")
		c.Expect(1).To(gomega.Equal(1))
		c.Step("second")
		c.Expect(1).To(gomega.Equal(2))
		t.Error("went on")
	})
	g.Expect([]any{got.Verdict, got.Step, got.Steps}).To(gomega.Equal([]any{result.Fail, "second", []string{"first", "second"}}))
	g.Expect(got.Expected).NotTo(gomega.BeEmpty(), "Gomega's own words, where a matcher has none of ours")
}

func TestWhatMayBeOnlyInforms(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := in(t, t.Context(), check.Env{}, func(_ context.Context, c *check.C) {
		c.OffPath()
		c.Advise()
		c.Expect(1).To(gomega.Equal(2))
	})
	g.Expect([]any{got.Verdict, got.OffPath}).To(gomega.Equal([]any{result.Warn, true}))
	may := run(t, check.May, func(c *check.C) { c.Weigh(check.None, check.Normative); c.Expect(1).To(gomega.Equal(2)) })
	g.Expect(may.Verdict).To(gomega.Equal(result.NotApplicable))
}

// The exchange that a verdict rests on is the last that was compared.
func TestTheDecisiveExchange(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	answer := func(n, status int) *client.Response {
		return &client.Response{Exchange: &wire.Exchange{N: n, Status: status}}
	}
	got := run(t, check.Must, func(c *check.C) {
		c.Given(answer(3, 200)).To(expect.Status(200))
		c.Expect(answer(5, 200)).To(expect.Status(401))
	})
	g.Expect([]any{got.Verdict, got.Decisive}).To(gomega.Equal([]any{result.Fail, 5}))
	opposite := run(t, check.Must, func(c *check.C) { c.Expect(answer(5, 200)).NotTo(expect.Status(401)) })
	g.Expect(opposite.Verdict).To(gomega.Equal(result.Errored), "silence would match the opposite too")
}

func TestOurOwnFailureIsNotTheTargets(t *testing.T) {
	t.Parallel()
	for _, body := range []func(c *check.C){
		func(*check.C) { panic("a bug of ours") },
		func(c *check.C) { c.Broken("no %s", "hands") },
	} {
		got := run(t, check.Must, body)
		gomega.NewWithT(t).Expect(got.Verdict).To(gomega.Equal(result.Errored))
		gomega.NewWithT(t).Expect(got.Reason).To(gomega.HavePrefix("harness: "))
	}
}

func TestAValueThatCannotBeHadAgain(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err  error
		want result.Outcome
		by   []string
	}{
		{&check.Unobtained{By: "token", Reason: "the login was refused"}, result.Blocked, []string{"token"}},
		{errors.New("a bug of ours"), result.Errored, nil},
	} {
		env := check.Env{Value: func(context.Context, check.Need) (any, error) { return nil, c.err }}
		got := in(t, t.Context(), env, func(_ context.Context, ch *check.C) { ch.Value(named("token")); t.Error("went on") })
		gomega.NewWithT(t).Expect([]any{got.Verdict, got.BlockedBy}).To(gomega.Equal([]any{c.want, c.by}))
	}
}

func TestWaiting(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err       error
		want, try result.Outcome
	}{
		"it passed":       {nil, result.Pass, result.Pass},
		"it would take":   {&check.CannotWait{Reason: "it takes 1h"}, result.NotApplicable, result.Pass},
		"the clock broke": {errors.New("500"), result.Errored, result.Errored},
	} {
		env := check.Env{Wait: func(context.Context, time.Duration) error { return c.err }}
		got := in(t, t.Context(), env, func(ctx context.Context, ch *check.C) { ch.Wait(ctx, time.Hour, "the code expires") })
		g := gomega.NewWithT(t)
		g.Expect(got.Verdict).To(gomega.Equal(c.want), name)
		g.Expect(got.Steps).To(gomega.Equal([]string{"wait 1h0m0s: the code expires"}))
		got = in(t, t.Context(), env, func(ctx context.Context, ch *check.C) {
			ch.Expect(ch.TryWait(ctx, time.Hour, "expiry")).To(gomega.Equal(c.err == nil))
		})
		g.Expect(got.Verdict).To(gomega.Equal(c.try), name)
	}
}

func TestARunThatEndedSaysNothing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	got := in(t, over, check.Env{}, func(context.Context, *check.C) { t.Error("begun") })
	g.Expect([]any{got.Verdict, got.BlockedBy}).To(gomega.Equal([]any{result.Blocked, []string{check.Interruption}}))

	ending, end := context.WithTimeout(t.Context(), time.Millisecond)
	defer end()
	got = in(t, ending, check.Env{}, func(ctx context.Context, c *check.C) {
		<-ctx.Done()
		c.Expect(1).To(gomega.Equal(2))
	})
	g.Expect([]any{got.Verdict, got.Expected, got.Actual}).To(gomega.Equal([]any{result.Blocked, "", ""}))
	g.Expect(got.BlockedBy).To(gomega.Equal([]string{check.Budget}))
	g.Expect(got.Reason).To(gomega.ContainSubstring("--budget"))
}
