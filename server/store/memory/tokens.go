package memory

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// SaveCode keeps a code.
func (s *Store) SaveCode(_ context.Context, c store.Code) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.codes[c.Hash] = c
	return nil
}

// Code returns a code as it stands.
func (s *Store) Code(_ context.Context, h store.Hash) (store.Code, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.codes[h]
	if !ok {
		return store.Code{}, store.ErrNotFound
	}
	return c, nil
}

// ConsumeCode marks a code as redeemed, once.
func (s *Store) ConsumeCode(_ context.Context, h store.Hash, now time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.codes[h]
	switch {
	case !ok:
		return store.ErrNotFound
	case c.Consumed:
		return store.ErrConsumed
	case !now.Before(c.ExpiresAt):
		return store.ErrExpired
	}
	c.Consumed = true
	s.codes[h] = c
	return nil
}

// SaveAccessToken notes that a token was issued.
func (s *Store) SaveAccessToken(_ context.Context, t store.AccessToken) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.saveAccess(t)
	return nil
}

func (s *Store) saveAccess(t store.AccessToken) {
	s.access[t.ID], s.hashed[t.Hash] = t, t.ID
}

// AccessToken returns a token's record if the token still counts.
func (s *Store) AccessToken(_ context.Context, id string) (store.AccessToken, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.accessToken(id)
}

// AccessTokenByHash returns a token's record if the token still counts.
func (s *Store) AccessTokenByHash(_ context.Context, h store.Hash) (store.AccessToken, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.accessToken(s.hashed[h])
}

func (s *Store) accessToken(id string) (store.AccessToken, error) {
	t, ok := s.access[id]
	switch {
	case !ok:
		return store.AccessToken{}, store.ErrNotFound
	case t.Revoked:
		return store.AccessToken{}, store.ErrRevoked
	}
	return t, s.live(t.GrantID)
}

// RevokeAccessToken ends one token.
func (s *Store) RevokeAccessToken(_ context.Context, id, clientID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.access[id]
	if !ok || t.ClientID != clientID {
		return store.ErrNotFound
	}
	t.Revoked = true
	s.access[id] = t
	return nil
}

// SaveRefreshToken keeps the first refresh token of a grant.
func (s *Store) SaveRefreshToken(_ context.Context, t store.RefreshToken) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refresh[t.Hash] = t
	return nil
}

// RefreshToken returns a refresh token as it stands.
func (s *Store) RefreshToken(_ context.Context, h store.Hash) (store.RefreshToken, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.refresh[h]
	if !ok {
		return store.RefreshToken{}, store.ErrNotFound
	}
	return t, s.live(t.GrantID)
}

// Rotate replaces a refresh token, once.
func (s *Store) Rotate(_ context.Context, r store.Rotation) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old, ok := s.refresh[r.Presented]
	if !ok {
		return nil, store.ErrNotFound
	}
	if err := s.live(old.GrantID); err != nil {
		return nil, err
	}
	if old.Used {
		return s.repeat(old, r)
	}
	if !r.Now.Before(old.ExpiresAt) {
		return nil, store.ErrExpired
	}
	old.Used, old.Successor, old.Answer, old.RepeatUntil = true, r.Next.Hash, r.Answer, r.Now.Add(r.Grace)
	s.refresh[r.Presented], s.refresh[r.Next.Hash] = old, r.Next
	s.saveAccess(r.Access)
	return nil, nil
}

func (s *Store) repeat(old store.RefreshToken, r store.Rotation) ([]byte, error) {
	if !r.Now.After(old.RepeatUntil) && !s.refresh[old.Successor].Used {
		return old.Answer, nil
	}
	if err := s.revoke(old.GrantID); err != nil {
		return nil, err
	}
	return nil, store.ErrReused
}

// RevokeRefreshToken ends the grant of a refresh token.
func (s *Store) RevokeRefreshToken(_ context.Context, h store.Hash, clientID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	t, ok := s.refresh[h]
	if !ok || t.ClientID != clientID {
		return store.ErrNotFound
	}
	return s.revoke(t.GrantID)
}
