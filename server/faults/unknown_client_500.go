package faults

import (
	"context"
	"errors"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "unknown-client-500",
	Title: "a client that is not registered breaks the server",
	Story: "Clients kept in memory and forgotten on restart, and a look-up that expects to find them: the host " +
		"sees an outage instead of invalid_client (symptoms: servers that lose their clients).",
	apply: func(s *app.Seams) {
		s.Store = throwingClients{s.Store}
	},
})

type throwingClients struct{ store.Store }

// Client has no words of its own for a client that is not there.
func (t throwingClients) Client(ctx context.Context, id string) (store.Client, error) {
	c, err := t.Store.Client(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return c, errors.New("cannot read the redirect_uris of undefined")
	}
	return c, err
}
