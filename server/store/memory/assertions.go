package memory

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// assertion names a client assertion: a jti is unique for its issuer only (RFC 7519 §4.1.7).
type assertion struct{ client, jti string }

// SpendAssertion notes an assertion, once.
func (s *Store) SpendAssertion(_ context.Context, clientID, jti string, until, now time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	a := assertion{clientID, jti}
	if now.Before(s.spent[a]) {
		return store.ErrConsumed
	}
	s.spent[a] = until
	return nil
}
