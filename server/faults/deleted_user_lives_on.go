package faults

import (
	"context"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "deleted-user-lives-on",
	Title: "a user who was deleted at Privy goes on as before",
	Story: "At mcp2 the user is looked at once, at the login; refresh carries the rest on for thirty days " +
		"(seed fault 8).",
	apply: func(s *app.Seams) { s.Privy = believing{s.Privy} },
})

// believing never asks whether a user still exists.
type believing struct{ oauth.PrivyGateway }

// UserExists believes so.
func (believing) UserExists(context.Context, string) error { return nil }
