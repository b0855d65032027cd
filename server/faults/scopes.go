package faults

import (
	"context"
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/resource"
	"github.com/mcpconform/mcpconform/server/token"
)

// stepUp makes the server one with a tool that needs more scope than clients ask for at first.
func stepUp(c *app.Config) { c.StepUp = true }

// changeScopeChallenge changes the challenge of a token that lacks a scope before it is written.
func changeScopeChallenge(s *app.Seams, change func(*resource.Challenge)) {
	write := s.Resource.Challenge
	s.Resource.Challenge = func(w http.ResponseWriter, c resource.Challenge) {
		if c.Error == resource.CodeInsufficientScope {
			change(&c)
		}
		write(w, c)
	}
}

// readScope lets the MCP endpoint read another scope out of a token than it has.
func readScope(s *app.Seams, read func(scope string) string) {
	next := s.Bearer
	s.Bearer = func(b oauth.Bearer) oauth.Bearer {
		b = next(b)
		b.Tokens = misread{b.Tokens, read}
		return b
	}
}

type misread struct {
	oauth.TokenVerifier
	read func(scope string) string
}

// Verify changes the scope of a token that verifies.
func (m misread) Verify(ctx context.Context, raw string) (*token.Access, error) {
	a, err := m.TokenVerifier.Verify(ctx, raw)
	if err != nil {
		return nil, err
	}
	changed := *a
	changed.Scope = m.read(a.Scope)
	return &changed, nil
}
