package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "scope-claim-differs",
	Title: "access tokens allow more than the token response tells",
	Story: "A token filled from what the client may have at most, a response from what the user agreed to (RFC 9068 " +
		"§2.2.3). Design rule; no field report.",
	apply: func(s *app.Seams) {
		reshape(s, func(_, claims map[string]any) { claims["scope"] = "read write profile privy:token:exchange admin" })
	},
})
