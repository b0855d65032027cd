package main

import (
	"context"
	"sync"

	"github.com/ory/fosite"
	"github.com/ory/fosite/storage"
)

// store is fosite's own store in memory, but for the clients: it has no way to
// add one while the server runs.
type store struct {
	*storage.MemoryStore

	mu      sync.RWMutex
	clients map[string]*client
}

// newStore has two test users.
func newStore() *store {
	memory := storage.NewMemoryStore()
	memory.Users = map[string]storage.MemoryUserRelation{
		"alice@example.com": {Username: "alice@example.com", Password: "wonderland"},
		"bob@example.com":   {Username: "bob@example.com", Password: "builder"},
	}
	return &store{MemoryStore: memory, clients: map[string]*client{}}
}

func (s *store) add(c *client) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clients[c.ID] = c
}

// GetClient implements fosite.ClientManager.
func (s *store) GetClient(_ context.Context, id string) (fosite.Client, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if c, ok := s.clients[id]; ok {
		return c, nil
	}
	return nil, fosite.ErrNotFound
}
