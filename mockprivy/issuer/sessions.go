package issuer

import "sync"

// session is a login: its access tokens share the sid, its refresh token is
// replaced at each use.
type session struct{ id, did string }

type sessionBook struct {
	mu        sync.Mutex
	byRefresh map[string]session
}

func newSessionBook() *sessionBook { return &sessionBook{byRefresh: map[string]session{}} }

// open starts a session and returns its first refresh token.
func (b *sessionBook) open(s session) string { return b.put(s) }

// renew takes the refresh token out of use and returns the next one.
func (b *sessionBook) renew(refresh string) (s session, next string, ok bool) {
	b.mu.Lock()
	s, ok = b.byRefresh[refresh]
	delete(b.byRefresh, refresh)
	b.mu.Unlock()
	if !ok {
		return session{}, "", false
	}
	return s, b.put(s), true
}

func (b *sessionBook) put(s session) string {
	refresh := randomText(32)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.byRefresh[refresh] = s
	return refresh
}

// endAll ends every session of the user.
func (b *sessionBook) endAll(did string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for refresh, s := range b.byRefresh {
		if s.did == withPrefix(did) {
			delete(b.byRefresh, refresh)
		}
	}
}
