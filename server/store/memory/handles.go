package memory

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// SaveHandle keeps a handle.
func (s *Store) SaveHandle(_ context.Context, h store.Handle) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var first store.Handle
	owned := 0
	for _, other := range s.handles {
		if other.Owner != h.Owner {
			continue
		}
		if owned++; first.Hash == "" || other.ExpiresAt.Before(first.ExpiresAt) {
			first = other
		}
	}
	if owned >= store.MaxHandles {
		delete(s.handles, first.Hash)
	}
	s.handles[h.Hash] = h
	return nil
}

// Handle returns what its owner began.
func (s *Store) Handle(_ context.Context, hash store.Hash, owner string, now time.Time) (store.Handle, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h, ok := s.handles[hash]
	switch {
	case !ok || h.Owner != owner:
		return store.Handle{}, store.ErrNotFound
	case !now.Before(h.ExpiresAt):
		return store.Handle{}, store.ErrExpired
	}
	return h, nil
}
