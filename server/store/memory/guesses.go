package memory

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// guesses is the count for one address.
type guesses struct {
	count int
	until time.Time
}

// CountGuess counts a code entered for the address.
func (s *Store) CountGuess(_ context.Context, address string, limit int, now, until time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	g, ok := s.guesses[address]
	if !ok || !now.Before(g.until) {
		g = guesses{until: until}
	}
	if g.count >= limit {
		return store.ErrTooMany
	}
	g.count++
	s.guesses[address] = g
	return nil
}

// ForgetGuesses ends the count of the address.
func (s *Store) ForgetGuesses(_ context.Context, address string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.guesses, address)
	return nil
}
