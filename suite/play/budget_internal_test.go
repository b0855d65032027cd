package play

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/onsi/gomega"
)

func TestTheBudgetStandsStillWhileAPersonIsWaitedFor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := gomega.NewWithT(t)
		a, cancel := allow(t.Context(), time.Minute)
		defer cancel()
		pass := func(d time.Duration) { <-time.After(d) } // on the clock of this test
		pass(20 * time.Second)
		first, second := a.waiting(), a.waiting()
		pass(time.Hour)
		first()
		first() // again is nothing
		pass(time.Hour)
		g.Expect(a.left()).To(gomega.Equal(40 * time.Second))
		second()
		pass(39 * time.Second)
		g.Expect(a.Err()).NotTo(gomega.HaveOccurred())
		deadline, bounded := a.Deadline()
		g.Expect(bounded).To(gomega.BeTrue())
		g.Expect(time.Until(deadline)).To(gomega.Equal(time.Second))
		pass(2 * time.Second)
		g.Expect(a.Err()).To(gomega.MatchError(context.DeadlineExceeded))
		<-a.Done()
	})
}

func TestAPlayThatIsCancelledWasNotOutOfTime(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	ctx, interrupt := context.WithCancel(t.Context())
	a, cancel := allow(ctx, time.Hour)
	defer cancel()
	interrupt()
	<-a.Done()
	g.Expect(a.Err()).To(gomega.MatchError(context.Canceled))
}
