package faults

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "cimd-cached-forever",
	Title: "a client's document is kept for good, whatever its answer says of caching",
	Story: "The document is saved as if it were a registration, and never looked at again. Design rule; no field report.",
	apply: func(s *app.Seams) {
		fetching(s, func(strict oauth.FetchDocument) oauth.FetchDocument {
			return func(ctx context.Context, at string, limit int64) (cimd.Fetched, error) {
				fetched, err := strict(ctx, at, limit)
				fetched.MaxAge = 10 * 365 * 24 * time.Hour
				return fetched, err
			}
		})
	},
})
