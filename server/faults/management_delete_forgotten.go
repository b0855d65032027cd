package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "management-delete-forgotten",
	Title: "a client that is deleted is told that it is gone, and stays",
	Story: "A mark in the database that nothing looks at. Design rule; no field report.",
	apply: func(s *app.Seams) { s.Store = keepsClients{s.Store} },
})

type keepsClients struct{ store.Store }

// DeleteClient does nothing, for a client that is there.
func (k keepsClients) DeleteClient(ctx context.Context, id string, _ store.Hash) error {
	_, err := k.Client(ctx, id)
	return err
}
