package faults

import (
	"context"
	"net/http"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "consent-remembered",
	Title: "who allowed a client once is not asked again, whoever comes in its name",
	Story: "A convenience for clients that can prove who they are, given to those that cannot: any program on the user's " +
		"machine may use their client_id (OAuth 2.1 §7.3.1). Design rule; no field report.",
	apply: func(s *app.Seams) {
		m := &memory{Store: s.Store, allowed: map[string]store.Grant{}}
		s.Store = m
		wire := s.Wire
		s.Wire = func(h http.Handler) http.Handler { return wire(m.noting(h)) }
		next := s.Authorize
		s.Authorize = func(strict oauth.Endpoint) oauth.Endpoint { return m.skipping(s, next(strict)) }
	},
})

// memory keeps who allowed what in which browser.
type memory struct {
	store.Store

	mu      sync.Mutex
	allowed map[string]store.Grant // by browser
}

const browserCookie = "remembered"

type browserKey struct{}

// noting gives each browser a name.
func (m *memory) noting(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie(browserCookie); err == nil {
			r = r.WithContext(context.WithValue(r.Context(), browserKey{}, c.Value))
		}
		h.ServeHTTP(w, r)
	})
}

// SaveGrant remembers the grant for the browser it was given in.
func (m *memory) SaveGrant(ctx context.Context, g store.Grant) error {
	if browser, ok := ctx.Value(browserKey{}).(string); ok {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.allowed[browser] = g
	}
	return m.Store.SaveGrant(ctx, g)
}

// skipping answers for a user who has allowed the client before.
func (m *memory) skipping(s *app.Seams, strict oauth.Endpoint) oauth.Endpoint {
	return func(w http.ResponseWriter, r *http.Request) error {
		q := r.URL.Query()
		browser, known := r.Context().Value(browserKey{}).(string)
		if !known {
			http.SetCookie(w, &http.Cookie{
				Name: browserCookie, Value: s.Secrets.New("session cookie"), Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode,
			})
			return strict(w, r)
		}
		m.mu.Lock()
		before, ok := m.allowed[browser]
		m.mu.Unlock()
		if !ok || before.ClientID != q.Get("client_id") || !registeredFor(r.Context(), s, q) {
			return strict(w, r)
		}
		return giveCode(r.Context(), s, w, q, before.User)
	}
}
