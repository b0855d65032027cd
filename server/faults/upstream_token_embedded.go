package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "upstream-token-embedded",
	Title: "access tokens carry the user's Privy token",
	Story: "The way round a store: the provider's token in a claim, readable to every client and every log " +
		"(MCP, Security Best Practices, Token Passthrough). Design rule; no field report.",
	apply: func(s *app.Seams) {
		last := &lastLogin{PrivyGateway: s.Privy}
		s.Privy = last
		reshape(s, func(_, claims map[string]any) {
			if t := last.token.Load(); t != nil {
				claims["privy_token"] = t.Raw
			}
		})
	},
})
