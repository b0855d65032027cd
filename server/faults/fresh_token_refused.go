package faults

import (
	"context"
	"fmt"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "fresh-token-refused",
	Title: "the MCP endpoint wants an audience that the authorization server never writes",
	Story: "Published for Supabase, whose tokens say authenticated, and for Auth0 without the resource " +
		"profile: connected, and every call 401 (symptoms row 77).",
	apply: func(s *app.Seams) {
		next := s.Bearer
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = forAudience{b.Tokens, "authenticated"}
			return b
		}
	},
})

type forAudience struct {
	oauth.TokenVerifier
	audience string
}

// Verify accepts tokens of one audience only.
func (f forAudience) Verify(ctx context.Context, raw string) (*token.Access, error) {
	a, err := f.TokenVerifier.Verify(ctx, raw)
	if err == nil && a.Audience != f.audience {
		return nil, fmt.Errorf("%w: it was issued for another resource", token.ErrInvalid)
	}
	return a, err
}
