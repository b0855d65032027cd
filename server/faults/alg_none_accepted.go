package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "alg-none-accepted",
	Title: "the MCP endpoint accepts unsigned tokens of alg none",
	Story: "The oldest of JWT faults (RFC 8725 §3.1): a library that lets the token choose its algorithm.",
	apply: func(s *app.Seams) {
		next, now := s.Bearer, s.Clock
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = unsignedToo{b.Tokens, decoder{"none", now}}
			return b
		}
	},
})

type unsignedToo struct {
	oauth.TokenVerifier
	decoder decoder
}

// Verify takes a token that says it has no signature at its word.
func (u unsignedToo) Verify(ctx context.Context, raw string) (*token.Access, error) {
	if algorithm(raw) == u.decoder.algorithm {
		return u.decoder.Verify(ctx, raw)
	}
	return u.TokenVerifier.Verify(ctx, raw)
}
