package faults

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "id-token-lets-in",
	Title: "the MCP endpoint takes ID tokens for access tokens",
	Story: "A verifier that asks for signature, issuer and expiry, which an ID token has as well (RFC 8725 §3.12). A rule that " +
		"plannotator/artifact-server#63 keeps (symptoms row 82); no report of a failure.",
	form: openID,
	apply: func(s *app.Seams) {
		var issued sync.Map // ID token → token.Access
		strict, next := s.SignIDToken, s.Bearer
		here := s.Resource.Origin + s.Resource.Path
		s.SignIDToken = func(i token.IDToken) (string, error) {
			raw, err := strict(i)
			issued.Store(raw, token.Access{
				Issuer: i.Issuer, Subject: i.Subject, Audience: here, ClientID: i.ClientID, Scope: oauth.ScopeRead, ExpiresAt: i.ExpiresAt,
			})
			return raw, err
		}
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = orIDToken{b.Tokens, &issued}
			live := b.Live
			b.Live = func(ctx context.Context, a *token.Access) error {
				if a.ID == "" { // an ID token, of which nobody keeps a record
					return nil
				}
				return live(ctx, a)
			}
			return b
		}
	},
})

type orIDToken struct {
	oauth.TokenVerifier
	issued *sync.Map
}

// Verify takes an ID token of this server, too.
func (o orIDToken) Verify(ctx context.Context, raw string) (*token.Access, error) {
	if known, ok := o.issued.Load(raw); ok {
		if a, typed := known.(token.Access); typed {
			return &a, nil
		}
	}
	return o.TokenVerifier.Verify(ctx, raw)
}
