package app_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
	"github.com/mcpconform/mcpconform/server/store"
)

// counted is a store that counts how often it is swept, and not given up on.
type counted struct {
	store.Store
	sweeps *atomic.Int32
}

func (c counted) Prune(ctx context.Context, now time.Time, keep time.Duration) error {
	if ctx.Err() == nil {
		c.sweeps.Add(1)
	}
	return c.Store.Prune(ctx, now, keep)
}

func (c counted) ID() string         { return "counted" }
func (c counted) Apply(s *app.Seams) { s.Store = counted{s.Store, c.sweeps} }

func TestTheStoreIsSweptNowAndThen(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	sweeps := &atomic.Int32{}
	s := apptest.Start(t, nil, counted{sweeps: sweeps})
	for range 3 {
		s.Get("/.well-known/jwks.json")
	}
	g.Expect(sweeps.Load()).To(gomega.BeEquivalentTo(1))
	g.Expect(s.App.Advance(t.Context(), time.Minute)).To(gomega.Succeed())
	s.Get("/.well-known/jwks.json")
	g.Expect(sweeps.Load()).To(gomega.BeEquivalentTo(2))
}

func TestAClientThatHangsUpKeepsNothingFromBeingSwept(t *testing.T) {
	t.Parallel()
	sweeps := &atomic.Int32{}
	s := apptest.Start(t, nil, counted{sweeps: sweeps})
	gone, hangUp := context.WithCancel(t.Context())
	hangUp()
	s.App.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(gone, http.MethodGet, "/.well-known/jwks.json", nil))
	gomega.NewWithT(t).Expect(sweeps.Load()).To(gomega.BeEquivalentTo(1))
}
