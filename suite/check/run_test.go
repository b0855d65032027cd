package check_test

import (
	"context"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func run(t *testing.T, level check.Level, body func(c *check.C)) check.Report {
	t.Helper()
	w := wire.New(wire.Options{})
	t.Cleanup(w.Close)
	k := &check.Check{
		Level: level, Impact: check.Blocks, Basis: check.Documented,
		Run: func(_ context.Context, c *check.C) { body(c) },
	}
	return check.Run(t.Context(), k, check.Env{Player: &client.Player{Wire: w.Scope("x")}})
}

func TestAPartOfARuleCanWeighLess(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	broken, right := expect.Claim{Saw: "nothing"}, expect.True("something")
	got := run(t, check.Should, func(c *check.C) { c.Expect(broken).To(right) })
	g.Expect(got.Verdict).To(gomega.Equal(result.Fail), "what blocks the host gates")
	g.Expect([]any{got.Impact, got.Basis}).To(gomega.Equal([]any{check.Blocks, check.Documented}))

	got = run(t, check.Should, func(c *check.C) {
		c.Weigh(check.Degrades, check.Normative)
		c.Expect(broken).To(right)
	})
	g.Expect(got.Verdict).To(gomega.Equal(result.Warn))
	g.Expect([]any{got.Impact, got.Basis}).To(gomega.Equal([]any{check.Degrades, check.Normative}))
	g.Expect([]string{got.Expected, got.Actual}).To(gomega.Equal([]string{"something", "nothing"}))

	got = run(t, check.Must, func(c *check.C) { c.Weigh(check.None, check.Normative); c.Expect(broken).To(right) })
	g.Expect(got.Verdict).To(gomega.Equal(result.Fail), "a MUST always gates")
}

func TestAPartOfARuleCanBeAdvice(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := run(t, check.Must, func(c *check.C) {
		c.Weigh(check.Degrades, check.Normative)
		c.Advise()
		c.Expect(expect.Claim{Saw: "nothing"}).To(expect.True("something"))
	})
	g.Expect(got.Verdict).To(gomega.Equal(result.Warn))
	g.Expect(got.Level).To(gomega.Equal(check.Should))
}

func TestAMissedPreconditionBlocks(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := run(t, check.Must, func(c *check.C) {
		c.Given(expect.Claim{Saw: "a 404"}).To(expect.True("a 200"), "login")
	})
	g.Expect(got.Verdict).To(gomega.Equal(result.Blocked))
	g.Expect(got.BlockedBy).To(gomega.Equal([]string{"login"}))
	g.Expect(got.Reason).To(gomega.ContainSubstring("a 404"))
}

func TestTooManyRequestsIsNoAnswer(t *testing.T) {
	t.Parallel()
	limited := &client.Response{Exchange: &wire.Exchange{Status: 429}}
	got := run(t, check.Must, func(c *check.C) { c.Expect(limited).To(expect.Refusal("invalid_grant")) })
	gomega.NewWithT(t).Expect(got.Verdict).To(gomega.Equal(result.Blocked))
}
