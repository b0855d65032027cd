package faults

import (
	"context"
	"sync"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "cimd-errors-cached",
	Title: "that a document could not be fetched is remembered",
	Story: "A cache around the whole look-up, errors included. Design rule; no field report.",
	apply: func(s *app.Seams) {
		var failed sync.Map // by URL
		fetching(s, func(strict oauth.FetchDocument) oauth.FetchDocument {
			return func(ctx context.Context, at string, limit int64) (cimd.Fetched, error) {
				if err, known := failed.Load(at); known {
					before, _ := err.(error)
					return cimd.Fetched{}, before
				}
				fetched, err := strict(ctx, at, limit)
				if err != nil {
					failed.Store(at, err)
				}
				return fetched, err
			}
		})
	},
})
