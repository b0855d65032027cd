package faults

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-revives-privy",
	Title: "refreshing makes an expired Privy session count as good again",
	Story: "Said of mcp2 (seed fault 9): refresh carries the old Privy token on, for up to thirty days.",
	apply: func(s *app.Seams) {
		s.Store = reviving{s.Store}
	},
})

type reviving struct{ store.Store }

// Rotate gives the Privy session of the grant another hour.
func (r reviving) Rotate(ctx context.Context, in store.Rotation) ([]byte, error) {
	answer, err := r.Store.Rotate(ctx, in)
	if err != nil || answer != nil {
		return answer, err
	}
	g, err := r.Grant(ctx, in.Next.GrantID)
	if err != nil {
		return nil, err
	}
	g.User.PrivyExpiresAt = in.Now.Add(time.Hour)
	return nil, r.SaveGrant(ctx, g)
}
