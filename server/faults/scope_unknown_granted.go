package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "scope-unknown-granted",
	Title: "whatever scope is asked for is granted, known or not",
	Story: "Seen with the example provider of the MCP TypeScript SDK, which writes into the token what the request " +
		"asked for.",
	apply: func(s *app.Seams) {
		next := s.GrantScope
		s.GrantScope = func(asked, allowed string) (string, error) {
			if asked == "" {
				return next(asked, allowed)
			}
			return asked, nil
		}
	},
})
