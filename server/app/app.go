package app

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// App is a running server, as handlers.
type App struct {
	cfg     Config
	faults  []Fault
	clock   *clock
	backend *backend

	mu      sync.Mutex // one change of process at a time
	process atomic.Pointer[process]
}

// process is what a restart replaces.
type process struct {
	handler http.Handler
	keys    *token.Keys
	overlap time.Duration
	store   store.Store
}

// New makes a server. Its error says in one sentence what is wrong with cfg. Close it when done.
func New(ctx context.Context, cfg Config, faults ...Fault) (*App, error) {
	for _, f := range faults {
		if formed, ok := f.(Formed); ok {
			formed.Form(&cfg)
		}
	}
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	a := &App{cfg: cfg, faults: faults, clock: &clock{base: cfg.Clock}}
	if a.backend, err = newBackend(ctx, cfg, a.Now); err != nil {
		return nil, err
	}
	p, err := a.start(ctx)
	if err != nil {
		return nil, errors.Join(err, a.backend.close())
	}
	a.process.Store(p)
	return a, nil
}

func (a *App) start(ctx context.Context) (*process, error) {
	keys := token.NewKeys(a.cfg.SigningKey, a.Now)
	s, err := a.strict(ctx, keys)
	if err != nil {
		return nil, err
	}
	for _, f := range a.faults {
		f.Apply(s)
		a.cfg.Logger.Warn("planted fault", "id", f.ID())
	}
	h, err := a.compose(s, keys)
	if err != nil {
		return nil, errors.Join(err, s.Store.Close())
	}
	return &process{handler: h, keys: keys, overlap: s.KeyOverlap, store: s.Store}, nil
}

// Handler is the whole server: authorization server, resource metadata and MCP endpoint.
func (a *App) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.process.Load().handler.ServeHTTP(w, r)
	})
}

// Now is the server's time.
func (a *App) Now() time.Time { return a.clock.now() }

// Advance moves the server's clock forward, after OnAdvance has done the same elsewhere.
func (a *App) Advance(ctx context.Context, d time.Duration) error {
	if a.cfg.OnAdvance != nil {
		if err := a.cfg.OnAdvance(ctx, d); err != nil {
			return fmt.Errorf("move the clock: %w", err)
		}
	}
	a.clock.advance(d)
	return nil
}

// RotateKeys signs with a fresh key from now on. The one before stays in the JWKS until the last
// token it signed has expired (OpenID Connect Core §10.1.1). A restart signs with the configured key
// again: keys are of one process.
func (a *App) RotateKeys() error {
	k, err := token.Generate()
	if err != nil {
		return err
	}
	p := a.process.Load()
	p.keys.Rotate(k, a.Now().Add(p.overlap))
	return nil
}

// RotateEvery rotates the keys each time that so much real time has passed, until the context ends. Its
// error is the one of a rotation that failed.
func (a *App) RotateEvery(ctx context.Context, d time.Duration) error {
	ticker := time.NewTicker(d)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
			if err := a.RotateKeys(); err != nil {
				return fmt.Errorf("rotate the keys: %w", err)
			}
		}
	}
}

// Restart does what ending and starting the process would: what is configured stays, what is only in
// memory is gone.
func (a *App) Restart(ctx context.Context) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	p, err := a.start(ctx)
	if err != nil {
		return err
	}
	return a.process.Swap(p).store.Close()
}

// ControlToken is the bearer token that [App.Control] asks for.
func (a *App) ControlToken() string { return a.cfg.ControlToken }

// Introspection returns the credentials of the one caller of the introspection endpoint.
func (a *App) Introspection() (id, secret string) {
	return a.cfg.IntrospectionID, a.cfg.IntrospectionSecret
}

// Close releases what the server holds open.
func (a *App) Close() error {
	return errors.Join(a.process.Load().store.Close(), a.backend.close())
}
