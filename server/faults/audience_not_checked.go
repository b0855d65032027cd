package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "audience-not-checked",
	Title: "the MCP endpoint accepts tokens that its issuer wrote for another resource",
	Story: "A verifier that was given keys and issuer, and no audience; with one issuer for many servers each of " +
		"them can act at all the others (RFC 8725 §3.9, RFC 9700 §2.3). Design rule; no field report.",
	apply: func(s *app.Seams) {
		other := s.Resource.Origin + "/another"
		s.Resources = append(s.Resources, other)
		for _, m := range s.Metadata {
			m.ProtectedResources = append(m.ProtectedResources, other)
		}
		next := s.Bearer
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = forHere{b.Tokens, s.Resource.Origin + s.Resource.Path}
			return b
		}
	},
})

type forHere struct {
	oauth.TokenVerifier
	here string
}

// Verify acts as if every token were for this resource.
func (f forHere) Verify(ctx context.Context, raw string) (*token.Access, error) {
	a, err := f.TokenVerifier.Verify(ctx, raw)
	if err == nil {
		a.Audience = f.here
	}
	return a, err
}
