package faults

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "refresh-not-issued",
	Title: "only clients that ask for offline_access get a refresh token",
	Story: "Seen with openai/codex#24906 and anthropics/claude-ai-mcp#840, and in the seed server mcp: hosts " +
		"do not ask, so users sign in again every hour (symptoms row 72).",
	apply: func(s *app.Seams) {
		s.IssueRefresh = func(_ store.Client, scope string) bool {
			return slices.Contains(strings.Fields(scope), "offline_access")
		}
	},
})
