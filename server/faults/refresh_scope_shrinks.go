package faults

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "refresh-scope-shrinks",
	Title: "after a refresh for less scope, the grant has no more than that",
	Story: "The scope of the last token is kept in place of what the user agreed to; a host that once asked for " +
		"less never gets the rest back (OAuth 2.1 §4.3.1). Design rule; no field report.",
	apply: func(s *app.Seams) {
		shrinking := &shrinkingGrants{Store: s.Store, Signer: s.Signer}
		s.Store, s.Signer = shrinking, shrinking
	},
})

type shrinkingGrants struct {
	store.Store
	oauth.Signer
	signed sync.Map // id of an access token → its scope
}

func (s *shrinkingGrants) Sign(a token.Access) (string, error) {
	s.signed.Store(a.ID, a.Scope)
	return s.Signer.Sign(a)
}

// Rotate keeps the scope of the token with the grant.
func (s *shrinkingGrants) Rotate(ctx context.Context, in store.Rotation) ([]byte, error) {
	answer, err := s.Store.Rotate(ctx, in)
	if err != nil {
		return answer, err
	}
	g, err := s.Grant(ctx, in.Next.GrantID)
	if err != nil {
		return nil, err
	}
	if scope, ok := s.signed.Load(in.Access.ID); ok && scope != g.Scope {
		g.Scope, _ = scope.(string)
		return answer, s.SaveGrant(ctx, g)
	}
	return answer, nil
}
