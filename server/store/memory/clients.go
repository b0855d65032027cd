package memory

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/server/store"
)

// SaveClient keeps a registration.
func (s *Store) SaveClient(_ context.Context, c store.Client) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clients[c.ID] = c
	if c.Predefined {
		return nil
	}
	s.unused = append(s.unused, c.ID)
	if len(s.unused) > store.MaxUnused {
		delete(s.clients, s.unused[0])
		s.unused = s.unused[1:]
	}
	return nil
}

// Client returns a registration.
func (s *Store) Client(_ context.Context, id string) (store.Client, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.clients[id]
	if !ok {
		return store.Client{}, store.ErrNotFound
	}
	return c, nil
}

// ReplaceClient replaces a registration.
func (s *Store) ReplaceClient(_ context.Context, c store.Client) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.manages(c.ID, c.ManagementHash) {
		return store.ErrNotFound
	}
	s.clients[c.ID] = c
	return nil
}

// DeleteClient forgets a registration and ends its grants.
func (s *Store) DeleteClient(_ context.Context, id string, management store.Hash) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.manages(id, management) {
		return store.ErrNotFound
	}
	delete(s.clients, id)
	s.used(id)
	for pending, p := range s.pending {
		if p.ClientID == id {
			delete(s.pending, pending)
		}
	}
	for grant, g := range s.grants {
		if g.ClientID == id {
			g.Revoked = true
			s.grants[grant] = g
		}
	}
	s.allowed = slices.DeleteFunc(s.allowed, func(c store.Consent) bool { return c.ClientID == id })
	return nil
}

// manages reports whether the client exists and has this management token.
func (s *Store) manages(id string, management store.Hash) bool {
	c, ok := s.clients[id]
	return ok && management != "" && c.ManagementHash == management
}

// used takes a client off the list of those that make room for others.
func (s *Store) used(id string) {
	s.unused = slices.DeleteFunc(s.unused, func(unused string) bool { return unused == id })
}
