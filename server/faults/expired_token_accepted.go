package faults

import (
	"context"
	"errors"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "expired-token-accepted",
	Title: "the MCP endpoint accepts access tokens after their end",
	Story: "A verifier that was given no clock, or decodes the token instead of verifying it (RFC 9068 §4, " +
		"MCP: expired tokens get 401).",
	apply: func(s *app.Seams) {
		next := s.Bearer
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = ageless{b.Tokens}
			return b
		}
	},
})

type ageless struct{ oauth.TokenVerifier }

// Verify judges an expired token as of when it was issued.
func (l ageless) Verify(ctx context.Context, raw string) (*token.Access, error) {
	a, err := l.TokenVerifier.Verify(ctx, raw)
	strict, ok := l.TokenVerifier.(token.Verifier)
	if !errors.Is(err, token.ErrExpired) || !ok {
		return a, err
	}
	read, err := unverified(raw)
	if err != nil {
		return nil, err
	}
	strict.Now = func() time.Time { return read.IssuedAt }
	return strict.Verify(ctx, raw)
}
