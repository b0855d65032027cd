// Package memory keeps everything in this process and forgets it with the process. It is the default,
// and the one to read first; it is not for more than one replica.
package memory

import (
	"context"
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

func init() {
	store.Register("memory", func(context.Context, string) (store.Store, error) { return New(), nil })
}

// Store is a [store.Store] of maps under one lock, which is what makes every verb atomic.
type Store struct {
	mu      sync.Mutex
	clients map[string]store.Client
	unused  []string // ids of registered clients without a grant, oldest first
	pending map[string]store.Pending
	counts  map[string]count
	logins  map[store.Hash]store.Login
	allowed []store.Consent
	renewed map[string]store.Renewal // by session
	grants  map[string]store.Grant
	codes   map[store.Hash]store.Code
	access  map[string]store.AccessToken
	hashed  map[store.Hash]string // ids in access by the hash of the token
	refresh map[store.Hash]store.RefreshToken
	spent   map[assertion]time.Time // until when
	handles map[store.Hash]store.Handle
}

var _ store.Store = (*Store)(nil)

// New returns an empty store.
func New() *Store {
	return &Store{
		clients: map[string]store.Client{},
		pending: map[string]store.Pending{},
		counts:  map[string]count{},
		logins:  map[store.Hash]store.Login{},
		renewed: map[string]store.Renewal{},
		grants:  map[string]store.Grant{},
		codes:   map[store.Hash]store.Code{},
		access:  map[string]store.AccessToken{},
		hashed:  map[store.Hash]string{},
		refresh: map[store.Hash]store.RefreshToken{},
		spent:   map[assertion]time.Time{},
		handles: map[store.Hash]store.Handle{},
	}
}

// Close does nothing.
func (s *Store) Close() error { return nil }

// SaveGrant keeps a grant.
func (s *Store) SaveGrant(_ context.Context, g store.Grant) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.grants[g.ID] = g
	s.used(g.ClientID)
	return nil
}

// Grant returns a grant, revoked or not.
func (s *Store) Grant(_ context.Context, id string) (store.Grant, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, ok := s.grants[id]
	if !ok {
		return store.Grant{}, store.ErrNotFound
	}
	return g, nil
}

// RevokeGrant ends a grant.
func (s *Store) RevokeGrant(_ context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.revoke(id)
}

func (s *Store) revoke(id string) error {
	g, ok := s.grants[id]
	if !ok {
		return store.ErrNotFound
	}
	g.Revoked = true
	s.grants[id] = g
	s.forget(g.ClientID, g.User.DID)
	return nil
}

// live reports whether a grant exists and was not revoked.
func (s *Store) live(id string) error {
	g, ok := s.grants[id]
	switch {
	case !ok:
		return store.ErrNotFound
	case g.Revoked:
		return store.ErrRevoked
	}
	return nil
}

// Prune forgets what is over.
func (s *Store) Prune(_ context.Context, now time.Time, keep time.Duration) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, p := range s.pending {
		if !now.Before(p.ExpiresAt) {
			delete(s.pending, id)
		}
	}
	for name, c := range s.counts {
		if !now.Before(c.until) {
			delete(s.counts, name)
		}
	}
	s.pruneUsers(now)
	for hash, h := range s.handles {
		if !now.Before(h.ExpiresAt) {
			delete(s.handles, hash)
		}
	}
	for a, until := range s.spent {
		if !now.Before(until) {
			delete(s.spent, a)
		}
	}
	for h, t := range s.refresh {
		if t.Answer != nil && now.After(t.RepeatUntil) {
			t.Answer = nil
			s.refresh[h] = t
		}
	}
	used, before := map[string]bool{}, now.Add(-keep)
	prune(s.codes, used, before, func(c store.Code) (string, time.Time) { return c.GrantID, c.ExpiresAt })
	prune(s.access, used, before, func(t store.AccessToken) (string, time.Time) { return t.GrantID, t.ExpiresAt })
	for h, id := range s.hashed {
		if _, ok := s.access[id]; !ok {
			delete(s.hashed, h)
		}
	}
	prune(s.refresh, used, before, func(t store.RefreshToken) (string, time.Time) { return t.GrantID, t.ExpiresAt })
	for id, g := range s.grants {
		if !used[id] && g.CreatedAt.Before(before) {
			delete(s.grants, id)
		}
	}
	return nil
}

func prune[K comparable, V any](m map[K]V, used map[string]bool, before time.Time, of func(V) (string, time.Time)) {
	for k, v := range m {
		grant, expires := of(v)
		if expires.Before(before) {
			delete(m, k)
			continue
		}
		used[grant] = true
	}
}
