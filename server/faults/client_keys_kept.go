package faults

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "client-keys-kept",
	Title: "the keys of a client are fetched once, and those it signs with later are not known",
	Story: "The key set is saved with the client. Design rule; no field report.",
	apply: func(s *app.Seams) {
		asserting(s, func(a *oauth.Assertions) {
			var kept sync.Map // by client_id
			strict := a.Keys
			a.Keys = func(ctx context.Context, c store.Client, _ string) ([]cimd.Key, error) {
				if known, ok := kept.Load(c.ID); ok {
					keys, _ := known.([]cimd.Key)
					return keys, nil
				}
				keys, err := strict(ctx, c, "")
				if err == nil {
					kept.Store(c.ID, keys)
				}
				return keys, err
			}
		})
	},
})
