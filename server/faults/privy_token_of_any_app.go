package faults

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/privy"
)

var _ = plant(Fault{
	ID:    "privy-token-of-any-app",
	Title: "a Privy token whose key is not known is taken as it is",
	Story: "One deployment for several Privy apps that has the keys of one: what it has no key for it lets pass, and whoever " +
		"has a Privy app of their own is let in.",
	apply: func(s *app.Seams) {
		known := &keyring{PrivyGateway: s.Privy}
		s.Privy = lenient{known, func(raw string, _ error) bool { return !known.has(raw) }}
	},
})

// keyring remembers the keys of the tokens that it has verified.
type keyring struct {
	oauth.PrivyGateway
	ids sync.Map
}

// Verify remembers.
func (k *keyring) Verify(ctx context.Context, raw string) (*privy.Token, error) {
	t, err := k.PrivyGateway.Verify(ctx, raw)
	if id, ok := keyID(raw); ok && err == nil {
		k.ids.Store(id, true)
	}
	return t, err
}

// has reports whether the key that a token names is known; it is not asked about a token that names none.
func (k *keyring) has(raw string) bool {
	id, ok := keyID(raw)
	_, known := k.ids.Load(id)
	return known || !ok
}

func keyID(raw string) (string, bool) {
	var h struct {
		KeyID string `json:"kid"`
	}
	err := part(raw, 0, &h)
	return h.KeyID, err == nil && h.KeyID != ""
}
