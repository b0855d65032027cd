package faults

import (
	"context"
	"fmt"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "access-token-as-session",
	Title: "the MCP endpoint takes an access token for a login session, and finds no session in it",
	Story: "Read in the seed server fastify-github at stage 4: session and access token are JWTs of one secret and one " +
		"verifier, which wants a session id. ChatGPT said: session creation failed.",
	apply: func(s *app.Seams) {
		next := s.Bearer
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = sessionVerifier{b.Tokens}
			return b
		}
	},
})

// sessionVerifier expects what only the cookie of a login holds.
type sessionVerifier struct{ oauth.TokenVerifier }

// Verify refuses whatever else the signature fits.
func (v sessionVerifier) Verify(ctx context.Context, raw string) (*token.Access, error) {
	if _, err := v.TokenVerifier.Verify(ctx, raw); err != nil {
		return nil, err
	}
	return nil, fmt.Errorf("%w: session creation failed", token.ErrInvalid)
}
