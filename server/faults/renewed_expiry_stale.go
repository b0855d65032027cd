package faults

import (
	"context"
	"sync"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "renewed-expiry-stale",
	Title: "the exchange hands a renewed Privy token out with the expiry of the first one",
	Story: "The token is replaced where it is kept, and what was noted beside it at the login is not. Design rule; no field report.",
	form:  func(c *app.Config) { c.PrivyRenewal = true },
	apply: func(s *app.Seams) {
		next := s.Exchanger
		s.Exchanger = func(e oauth.Exchanger) oauth.Exchanger {
			return &noted{Exchanger: next(e), first: map[string]time.Time{}}
		}
	},
})

// noted remembers when the first token of each session at Privy expires.
type noted struct {
	oauth.Exchanger
	mu    sync.Mutex
	first map[string]time.Time
}

// Exchange tells that time.
func (n *noted) Exchange(ctx context.Context, a *token.Access) (*oauth.PrivyToken, error) {
	t, err := n.Exchanger.Exchange(ctx, a)
	if err != nil {
		return t, err
	}
	read, err := unverifiedPrivy(t.Raw)
	if err != nil {
		return t, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if _, known := n.first[read.SessionID]; !known {
		n.first[read.SessionID] = t.ExpiresAt
	}
	t.ExpiresAt = n.first[read.SessionID]
	return t, nil
}
