package faults

import (
	"context"
	"errors"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/privy"
)

var _ = plant(Fault{
	ID:    "privy-awaited-forever",
	Title: "a tool waits for the Privy exchange without a limit, and the exchange for Privy",
	Story: "The seed servers bound the exchange by 10 seconds; without that, a provider that is slow hangs every tool that " +
		"acts in the name of the user.",
	apply: func(s *app.Seams) {
		s.Resource.ExchangeTimeout = 24 * time.Hour
		s.Privy = patient{s.Privy}
	},
})

// patient asks for a user again until Privy answers, or nobody waits for it any more.
type patient struct{ oauth.PrivyGateway }

// UserExists repeats.
func (p patient) UserExists(ctx context.Context, did string) error {
	for {
		err := p.PrivyGateway.UserExists(ctx, did)
		if !errors.Is(err, privy.ErrUnavailable) || ctx.Err() != nil {
			return err
		}
	}
}
