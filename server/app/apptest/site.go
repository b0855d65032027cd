package apptest

import (
	"context"
	"crypto/rsa"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/token"
)

// Site is a running reference server with its fake Privy.
type Site struct {
	URL    string // of the server, without a slash at the end
	App    *app.App
	Privy  *issuer.Issuer
	Minted *Minted

	t       testing.TB
	address string

	transport *http.Transport
}

// Address is where the site listens, whatever its base URL says.
func (s *Site) Address() string { return s.address }

// one is a signing key for all tests of a binary: making one takes longer than most tests.
var one = sync.OnceValues(token.Generate)

// SigningKey is the key every site signs with at first.
func SigningKey(t testing.TB) *rsa.PrivateKey {
	t.Helper()
	k, err := one()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// Start boots a site, with a configuration changed by change if that is not nil.
func Start(t testing.TB, change func(*app.Config), faults ...app.Fault) *Site {
	t.Helper()
	s := &Site{t: t, Minted: &Minted{}, transport: &http.Transport{}}
	t.Cleanup(s.transport.CloseIdleConnections)
	var err error
	if s.Privy, err = issuer.New(issuer.Options{}); err != nil {
		t.Fatal(err)
	}
	login := httptest.NewServer(s.Privy.Handler())
	t.Cleanup(login.Close)
	server := httptest.NewUnstartedServer(nil)
	cfg := app.Config{
		BaseURL:    "http://" + server.Listener.Addr().String(),
		Privy:      app.Privy{AppID: s.Privy.AppID(), AppSecret: s.Privy.AppSecret(), APIURL: login.URL},
		SigningKey: SigningKey(t),
		OnMint:     s.Minted.note,
		HTTPClient: &http.Client{Transport: s.transport},
		OnAdvance: func(_ context.Context, d time.Duration) error {
			s.Privy.Advance(d)
			return nil
		},
		Logger: slog.New(slog.NewTextHandler(t.Output(), nil)),
	}
	if change != nil {
		change(&cfg)
	}
	if s.App, err = app.New(t.Context(), cfg, faults...); err != nil {
		t.Fatal(err)
	}
	server.Config.Handler = s.App.Handler()
	server.Start()
	t.Cleanup(func() {
		server.Close()
		if err := s.App.Close(); err != nil {
			t.Error(err)
		}
	})
	s.URL, s.address = cfg.BaseURL, server.Listener.Addr().String()
	return s
}

// Advance moves the clocks of the server and of the fake Privy.
func (s *Site) Advance(d time.Duration) {
	s.t.Helper()
	if err := s.App.Advance(s.t.Context(), d); err != nil {
		s.t.Fatal(err)
	}
}

// MCP is the URL a user would type.
func (s *Site) MCP() string { return s.URL + "/mcp" }

// Minted remembers every credential the server says it made.
type Minted struct {
	mu     sync.Mutex
	values map[string][]string
}

func (m *Minted) note(kind, value string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.values == nil {
		m.values = map[string][]string{}
	}
	m.values[kind] = append(m.values[kind], value)
}

// Of lists the credentials of a kind.
func (m *Minted) Of(kind string) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]string{}, m.values[kind]...)
}

// client follows no redirect, so that a test sees each. Its connections are those of the site: whatever
// else closes a server in this process closes those of the default transport under way.
func (s *Site) client() *http.Client {
	return &http.Client{Transport: s.transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}
