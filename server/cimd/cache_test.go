package cimd_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/cimd"
)

// slow is a cache whose loads wait until release is closed.
func slow(loads *atomic.Int32, release <-chan struct{}) *cimd.Cache[string] {
	return &cimd.Cache[string]{Now: time.Now, Load: func(_ context.Context, url string) (string, time.Duration, error) {
		loads.Add(1)
		<-release
		return "of " + url, time.Minute, nil
	}}
}

func TestThoseWhoAskTogetherShareOneLoad(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := gomega.NewWithT(t)
		loads, release := &atomic.Int32{}, make(chan struct{})
		cache := slow(loads, release)
		hurried, hangUp := context.WithCancel(t.Context())
		var group sync.WaitGroup
		group.Go(func() {
			_, err := cache.Get(hurried, "a")
			g.Expect(err).To(gomega.MatchError(context.Canceled))
		})
		synctest.Wait()
		for range 9 {
			group.Go(func() {
				value, err := cache.Get(t.Context(), "a")
				g.Expect(err).NotTo(gomega.HaveOccurred())
				g.Expect(value).To(gomega.Equal("of a"))
			})
		}
		synctest.Wait()
		hangUp()
		synctest.Wait()
		close(release)
		group.Wait()
		g.Expect(loads.Load()).To(gomega.BeEquivalentTo(1), "whoever began it, and although that one hung up")
	})
}

func TestNotMoreIsLoadedAtATimeThanThereIsRoomFor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := gomega.NewWithT(t)
		loads, release := &atomic.Int32{}, make(chan struct{})
		cache := slow(loads, release)
		var refused atomic.Int32
		var group sync.WaitGroup
		for i := range 100 {
			group.Go(func() {
				if _, err := cache.Get(t.Context(), fmt.Sprint(i)); err != nil {
					g.Expect(err).To(gomega.MatchError(cimd.ErrBusy))
					refused.Add(1)
				}
			})
		}
		synctest.Wait()
		g.Expect(loads.Load()).To(gomega.BeEquivalentTo(32))
		g.Expect(refused.Load()).To(gomega.BeEquivalentTo(68))
		close(release)
		group.Wait()
		_, err := cache.Get(t.Context(), "later")
		g.Expect(err).NotTo(gomega.HaveOccurred())
	})
}

func TestAPanicIsTheErrorOfWhoAsked(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	cache := &cimd.Cache[string]{Now: time.Now, Load: func(_ context.Context, url string) (string, time.Duration, error) {
		if url == "bad" {
			panic("unforeseen")
		}
		return url, 0, nil
	}}
	for range 40 { // each gives its room back
		_, err := cache.Get(t.Context(), "bad")
		g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("unforeseen")))
	}
	g.Expect(cache.Get(t.Context(), "good")).To(gomega.Equal("good"))
}

// Strangers choose what is kept: it has a bound, and what was dropped is loaded again.
func TestNotMoreIsKeptThanThereIsRoomFor(t *testing.T) {
	t.Parallel()
	const many = 2000
	loads := 0
	cache := &cimd.Cache[string]{Now: time.Now, Load: func(context.Context, string) (string, time.Duration, error) {
		loads++
		return "", time.Hour, nil
	}}
	for range 2 {
		for i := range many {
			if _, err := cache.Get(t.Context(), fmt.Sprint(i)); err != nil {
				t.Fatal(err)
			}
		}
	}
	gomega.NewWithT(t).Expect(loads).To(gomega.BeNumerically(">=", many+many/2))
}
