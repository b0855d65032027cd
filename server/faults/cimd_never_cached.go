package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "cimd-never-cached",
	Title: "a client's document is fetched anew each time the client is looked up",
	Story: "No cache: each step of each login waits for somebody else's web server. Design rule; no field report.",
	apply: func(s *app.Seams) {
		fetching(s, func(strict oauth.FetchDocument) oauth.FetchDocument {
			return func(ctx context.Context, at string, limit int64) (cimd.Fetched, error) {
				fetched, err := strict(ctx, at, limit)
				fetched.MaxAge = 0
				return fetched, err
			}
		})
	},
})
