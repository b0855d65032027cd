package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "cimd-any-size",
	Title: "a client's document is read to its end, however long it is",
	Story: "What an HTTP library does with a body unless it is told otherwise. Design rule; no field report.",
	apply: func(s *app.Seams) {
		fetching(s, func(strict oauth.FetchDocument) oauth.FetchDocument {
			return func(ctx context.Context, at string, _ int64) (cimd.Fetched, error) { return strict(ctx, at, 1<<40) }
		})
	},
})
