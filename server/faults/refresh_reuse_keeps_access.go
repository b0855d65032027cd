package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-reuse-keeps-access",
	Title: "reuse of a refresh token ends the refresh tokens, and the access tokens live on",
	Story: "Self-contained access tokens that nobody looks up: the thief keeps what he has until it expires " +
		"(OAuth 2.1 §4.3.1 ends the grant). Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Store = outliving{s.Store}
	},
})

type outliving struct{ store.Store }

// AccessToken takes a token for good although its grant was revoked.
func (o outliving) AccessToken(ctx context.Context, id string) (store.AccessToken, error) {
	t, err := o.Store.AccessToken(ctx, id)
	if t.ID == "" || t.Revoked {
		return t, err
	}
	return t, nil
}
