package play_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/host"
	"github.com/mcpconform/mcpconform/suite/play"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// fakeNode is a fixture that a test scripts.
type fakeNode struct {
	name     string
	after    []fixture.Fixture
	tolerant bool
	lifetime time.Duration
	make     func(m *fixture.Maker) (any, error)
}

func (n *fakeNode) Name() string             { return n.name }
func (n *fakeNode) Step() string             { return n.name }
func (n *fakeNode) After() []fixture.Fixture { return n.after }
func (n *fakeNode) Tolerant() bool           { return n.tolerant }

func (n *fakeNode) Make(_ context.Context, m *fixture.Maker) (any, error) { return n.make(m) }

func (n *fakeNode) Stale(value any, now time.Time) bool {
	made, ok := value.(time.Time)
	return ok && n.lifetime > 0 && now.Sub(made) >= n.lifetime
}

func (n *fakeNode) Equip(*client.Player, any) {}

// fakeClock is a target whose clock can be moved.
type fakeClock struct {
	mu       sync.Mutex
	advances []time.Duration
	err      error
}

func (f *fakeClock) Advance(_ context.Context, d time.Duration) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.advances = append(f.advances, d)
	return f.err
}

func (f *fakeClock) Backend(context.Context, string) error    { return nil }
func (f *fakeClock) Privy(context.Context, string) error      { return nil }
func (f *fakeClock) DeleteUser(context.Context, string) error { return nil }
func (f *fakeClock) RotateKeys(context.Context) error         { return nil }

func (f *fakeClock) count() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.advances)
}

// options are those of a play against a server that answers every request 204.
func options(t *testing.T, checks ...*check.Check) play.Options {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }))
	t.Cleanup(server.Close)
	target, err := url.Parse(server.URL + "/mcp")
	if err != nil {
		t.Fatal(err)
	}
	return play.Options{Target: target, Host: host.ChatGPT, Checks: checks, Wire: wire.Options{AllowPrivate: true}, Budget: 20 * time.Second}
}

// rule is a check outside the catalogue.
func rule(id string, run func(ctx context.Context, c *check.C), needs ...check.Need) *check.Check {
	return &check.Check{ID: id, Title: id, Level: check.Must, Impact: check.Exposes, Basis: check.Normative, Fix: "mend it", Needs: needs, Run: run}
}
