package faults

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/token"
)

var _ = plant(Fault{
	ID:    "signature-not-checked",
	Title: "the MCP endpoint reads access tokens without verifying their signature",
	Story: "A call of decode where verify was meant: anybody can write themselves a token (RFC 8725 §2.1, " +
		"RFC 9068 §4).",
	apply: func(s *app.Seams) {
		next, now := s.Bearer, s.Clock
		s.Bearer = func(b oauth.Bearer) oauth.Bearer {
			b = next(b)
			b.Tokens = decoder{"rs256", now}
			return b
		}
	},
})

// decoder believes what a token of one algorithm says of itself, but for its time.
type decoder struct {
	algorithm string
	now       func() time.Time
}

// Verify looks at header and claims only.
func (d decoder) Verify(_ context.Context, raw string) (*token.Access, error) {
	a, err := unverified(raw)
	switch {
	case err != nil:
		return nil, err
	case algorithm(raw) != d.algorithm:
		return nil, token.ErrInvalid
	case !d.now().Before(a.ExpiresAt):
		return nil, token.ErrExpired
	}
	return a, nil
}
