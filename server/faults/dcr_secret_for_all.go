package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-secret-for-all",
	Title: "every client that registers is given the same secret",
	Story: "The secret of the one upstream client, handed on to whoever asks. Design rule; no field report.",
	apply: func(s *app.Seams) {
		confidential(s)
		secret := s.Secrets.New("client secret")
		s.Store = sameSecret{s.Store, store.HashOf(secret)}
		next := s.DescribeClient
		s.DescribeClient = func(c store.Client) any {
			if c.Secret != "" {
				c.Secret = secret
			}
			return next(c)
		}
	},
})

type sameSecret struct {
	store.Store
	hash store.Hash
}

// SaveClient keeps the secret that all have.
func (k sameSecret) SaveClient(ctx context.Context, c store.Client) error {
	if c.SecretHash != "" {
		c.SecretHash = k.hash
	}
	return k.Store.SaveClient(ctx, c)
}
