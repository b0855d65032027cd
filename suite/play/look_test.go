package play_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/reports/result"
	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/play"
)

// What shows the target comes first, then who is told of it, then all the rest.
func TestNothingIsDoneBeforeItIsAnnounced(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var announced atomic.Bool
	made := &fakeNode{name: "made", make: func(*fixture.Maker) (any, error) {
		g.Expect(announced.Load()).To(gomega.BeTrue())
		return 1, nil
	}}
	played := func(_ context.Context, c *check.C) { c.Expect(announced.Load()).To(gomega.BeTrue()) }
	opts, count := against(t, options(t, rule("a.b.c", played, made), rule("a.b.d", played, fixture.Challenge), rule("a.b.e", played)), 1, "")
	opts.Announce = func(_ context.Context, seen play.Outlook) error {
		g.Expect(count.Load()).To(gomega.BeEquivalentTo(1))
		g.Expect(seen.Probed).NotTo(gomega.BeNil())
		announced.Store(true)
		return nil
	}
	g.Expect(play.Run(t.Context(), opts).Totals).To(gomega.Equal(result.Totals{Pass: 3}))
}

func TestWhoIsToldMayEndThePlay(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	opts, count := against(t, options(t, rule("a.b.c", ask), rule("a.b.d", ask, fixture.Challenge)), 9, "")
	opts.Announce = func(context.Context, play.Outlook) error { return errors.New("that is all") }
	run := play.Run(t.Context(), opts)
	g.Expect(count.Load()).To(gomega.BeEquivalentTo(1), "the look")
	g.Expect(run.Totals.Pass + run.Totals.Fail).To(gomega.Equal(0))
}
