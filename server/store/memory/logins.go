package memory

import (
	"context"
	"slices"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// SaveLogin keeps a login.
func (s *Store) SaveLogin(_ context.Context, l store.Login) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.logins[l.Hash] = l
	return nil
}

// Login returns a live login.
func (s *Store) Login(_ context.Context, h store.Hash, now time.Time) (store.Login, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, ok := s.logins[h]
	switch {
	case !ok:
		return store.Login{}, store.ErrNotFound
	case !now.Before(l.ExpiresAt):
		return store.Login{}, store.ErrExpired
	}
	return l, nil
}

// SaveConsent keeps a consent.
func (s *Store) SaveConsent(_ context.Context, c store.Consent) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.allowed = append(s.allowed, c)
	return nil
}

// ConsentsOf lists the live consents of a user to a client.
func (s *Store) ConsentsOf(_ context.Context, clientID, did string, now time.Time) ([]store.Consent, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []store.Consent
	for _, c := range s.allowed {
		if c.ClientID == clientID && c.DID == did && now.Before(c.ExpiresAt) {
			found = append(found, c)
		}
	}
	return found, nil
}

// forget forgets the consents of a user to a client.
func (s *Store) forget(clientID, did string) {
	s.allowed = slices.DeleteFunc(s.allowed, func(c store.Consent) bool { return c.ClientID == clientID && c.DID == did })
}

// pruneUsers forgets logins, consents and renewals that are over.
func (s *Store) pruneUsers(now time.Time) {
	for h, l := range s.logins {
		if !now.Before(l.ExpiresAt) {
			delete(s.logins, h)
		}
	}
	for session, r := range s.renewed {
		if !now.Before(r.KeptUntil) {
			delete(s.renewed, session)
		}
	}
	s.allowed = slices.DeleteFunc(s.allowed, func(c store.Consent) bool { return !now.Before(c.ExpiresAt) })
}

// SaveRenewal keeps a renewal.
func (s *Store) SaveRenewal(_ context.Context, r store.Renewal) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.renewed[r.Session] = r
	return nil
}

// Renewal returns the renewal of a session.
func (s *Store) Renewal(_ context.Context, session string) (store.Renewal, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.renewed[session]
	if !ok {
		return store.Renewal{}, store.ErrNotFound
	}
	return r, nil
}
