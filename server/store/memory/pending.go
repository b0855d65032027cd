package memory

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// SavePending keeps a request.
func (s *Store) SavePending(_ context.Context, p store.Pending) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.pending) >= store.MaxPending {
		s.makeRoom()
	}
	s.pending[p.ID] = p
	return nil
}

func (s *Store) makeRoom() {
	var first *store.Pending
	for _, p := range s.pending {
		if first == nil || before(p, *first) {
			first = &p
		}
	}
	delete(s.pending, first.ID)
}

// before says which of two requests makes room for others.
func before(a, b store.Pending) bool {
	if (a.Email == "") != (b.Email == "") {
		return a.Email == ""
	}
	return a.ExpiresAt.Before(b.ExpiresAt)
}

// Pending returns a live request of the session.
func (s *Store) Pending(_ context.Context, id string, session store.Hash, now time.Time) (store.Pending, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.owned(id, session, now)
}

func (s *Store) owned(id string, session store.Hash, now time.Time) (store.Pending, error) {
	p, ok := s.pending[id]
	switch {
	case !ok || p.Session != session:
		return store.Pending{}, store.ErrNotFound
	case !now.Before(p.ExpiresAt):
		return store.Pending{}, store.ErrExpired
	}
	return p, nil
}

// PendingOf lists the live requests of a session.
func (s *Store) PendingOf(_ context.Context, session store.Hash, now time.Time) ([]store.Pending, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []store.Pending
	for _, p := range s.pending {
		if p.Session == session && now.Before(p.ExpiresAt) {
			found = append(found, p)
		}
	}
	return found, nil
}

// CountCodeSent counts a code sent.
func (s *Store) CountCodeSent(_ context.Context, id string, session store.Hash, email string, limit int) error {
	return s.change(id, session, func(p *store.Pending) error {
		if p.CodesSent >= limit {
			return store.ErrTooMany
		}
		p.CodesSent++
		p.Email, p.User = email, nil
		return nil
	})
}

// CountAttempt counts an attempt to enter the code.
func (s *Store) CountAttempt(_ context.Context, id string, session store.Hash, limit int) error {
	return s.change(id, session, func(p *store.Pending) error {
		if p.Attempts >= limit {
			return store.ErrTooMany
		}
		p.Attempts++
		return nil
	})
}

// SetUser notes who logged in.
func (s *Store) SetUser(_ context.Context, id string, session store.Hash, u store.User) error {
	return s.change(id, session, func(p *store.Pending) error {
		p.User = &u
		return nil
	})
}

func (s *Store) change(id string, session store.Hash, f func(*store.Pending) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.pending[id]
	if !ok || p.Session != session {
		return store.ErrNotFound
	}
	if err := f(&p); err != nil {
		return err
	}
	s.pending[id] = p
	return nil
}

// TakePending removes a request and returns it.
func (s *Store) TakePending(_ context.Context, id string, session store.Hash, now time.Time) (store.Pending, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, err := s.owned(id, session, now)
	if err == nil {
		delete(s.pending, id)
	}
	return p, err
}
