package faults

import (
	"context"
	"errors"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/cimd"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "cimd-host-unreachable",
	Title: "the document of ChatGPT cannot be fetched, while those of others can",
	Story: "Where the document is published a bot rule answers the server with a challenge, depending on the address it asks from: " +
		"anthropics/claude-ai-mcp#650, anthropics/claude-code#84263, with claude.ai.",
	apply: func(s *app.Seams) {
		fetching(s, func(strict oauth.FetchDocument) oauth.FetchDocument {
			return func(ctx context.Context, at string, limit int64) (cimd.Fetched, error) {
				if strings.HasPrefix(at, "https://chatgpt.com/") {
					return cimd.Fetched{}, errors.New("it is answered 403, not 200")
				}
				return strict(ctx, at, limit)
			}
		})
	},
})
