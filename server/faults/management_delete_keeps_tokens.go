package faults

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "management-delete-keeps-tokens",
	Title: "the tokens of a client that was deleted go on working",
	Story: "The row of the client is deleted, and nothing else. Design rule; no field report.",
	apply: func(s *app.Seams) { s.Store = &onlyClients{Store: s.Store} },
})

type onlyClients struct {
	store.Store
	gone sync.Map // by id
}

// DeleteClient hides the client, and ends none of its grants.
func (o *onlyClients) DeleteClient(ctx context.Context, id string, _ store.Hash) error {
	_, err := o.Client(ctx, id)
	o.gone.Store(id, true)
	return err
}

// Client returns a registration that was not deleted.
func (o *onlyClients) Client(ctx context.Context, id string) (store.Client, error) {
	if _, gone := o.gone.Load(id); gone {
		return store.Client{}, store.ErrNotFound
	}
	return o.Store.Client(ctx, id)
}
