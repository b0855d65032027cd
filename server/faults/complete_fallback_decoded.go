package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/privy"
)

var _ = plant(Fault{
	ID:    "complete-fallback-decoded",
	Title: "the token that is tried when the first one fails is not verified",
	Story: "The seed mcp2 takes a second token, fallback_token; a second way in is where a check is forgotten.",
	apply: func(s *app.Seams) {
		next := s.Identify
		s.Identify = func(strict oauth.Identify) oauth.Identify { return fallbackDecoded(next(strict)) }
	},
})

func fallbackDecoded(strict oauth.Identify) oauth.Identify {
	return func(ctx context.Context, p oauth.Presented) (*privy.Token, error) {
		fallback := p.Fallback
		p.Fallback = ""
		t, err := strict(ctx, p)
		if err == nil || fallback == "" {
			return t, err
		}
		if decoded, unread := unverifiedPrivy(fallback); unread == nil {
			return decoded, nil
		}
		return nil, err
	}
}
