package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-works-once",
	Title: "the first refresh works, the refresh token that it gives does not",
	Story: "The successor is handed out and kept badly: the second access token is the last, and the user signs in " +
		"again every two hours. Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Store = lastSuccessor{s.Store}
	},
})

type lastSuccessor struct{ store.Store }

// Rotate keeps a successor that has expired when it is given.
func (s lastSuccessor) Rotate(ctx context.Context, in store.Rotation) ([]byte, error) {
	in.Next.ExpiresAt = in.Now
	return s.Store.Rotate(ctx, in)
}
