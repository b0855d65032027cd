package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/privy"
)

var _ = plant(Fault{
	ID:    "complete-user-as-named",
	Title: "the user is the one that the front end names, not the one of the Privy token",
	Story: "The body of the seeds' front end has both, privy_token and privy_user_id; whoever reads the second has " +
		"verified the first for nothing.",
	apply: func(s *app.Seams) {
		next := s.Identify
		s.Identify = func(strict oauth.Identify) oauth.Identify { return asNamed(next(strict)) }
	},
})

func asNamed(strict oauth.Identify) oauth.Identify {
	return func(ctx context.Context, p oauth.Presented) (*privy.Token, error) {
		named := p.UserID
		p.UserID = ""
		t, err := strict(ctx, p)
		if err != nil || named == "" {
			return t, err
		}
		other := *t
		other.UserID = named
		return &other, nil
	}
}
