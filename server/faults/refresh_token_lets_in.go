package faults

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "refresh-token-lets-in",
	Title: "the MCP endpoint takes refresh tokens for access tokens",
	Story: "One table of tokens, and a look-up that does not ask of what kind: what lives for a month calls tools " +
		"(RFC 8725 §3.12). Design rule; no field report.",
	apply: func(s *app.Seams) {
		next, records := s.Bearer, s.Store
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = anyKind{b.Tokens, records, s.Resource.Origin + s.Resource.Path}
			live := b.Live
			b.Live = func(ctx context.Context, a *token.Access) error {
				if a.ID == "" { // found among the refresh tokens
					return nil
				}
				return live(ctx, a)
			}
			return b
		}
	},
})

type anyKind struct {
	oauth.TokenVerifier
	records store.Store
	here    string
}

// Verify looks among the refresh tokens for what is no access token.
func (k anyKind) Verify(ctx context.Context, raw string) (*token.Access, error) {
	a, err := k.TokenVerifier.Verify(ctx, raw)
	if !errors.Is(err, token.ErrInvalid) {
		return a, err
	}
	t, unknown := k.records.RefreshToken(ctx, store.HashOf(raw))
	if unknown != nil {
		return nil, err
	}
	g, unknown := k.records.Grant(ctx, t.GrantID)
	if unknown != nil {
		return nil, err
	}
	return &token.Access{Subject: g.User.DID, ClientID: g.ClientID, Scope: g.Scope, Audience: k.here, ExpiresAt: t.ExpiresAt}, nil
}
