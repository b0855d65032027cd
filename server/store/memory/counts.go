package memory

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// count is what was counted under one name.
type count struct {
	n     int
	until time.Time
}

// Count counts once more under the name.
func (s *Store) Count(_ context.Context, name string, limit int, now, until time.Time) (time.Time, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.counts[name]
	if !ok || !now.Before(c.until) {
		c = count{until: until}
	}
	if c.n >= limit {
		return c.until, store.ErrTooMany
	}
	c.n++
	s.counts[name] = c
	return c.until, nil
}

// ForgetCount ends the count.
func (s *Store) ForgetCount(_ context.Context, name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.counts, name)
	return nil
}
