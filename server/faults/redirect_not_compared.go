package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "redirect-not-compared",
	Title: "the redirect_uri of a token request is not looked at",
	Story: "Measured at the MCP TypeScript SDK's example server; RFC 6749 §4.1.3 has it compared with that of " +
		"the authorization request.",
	apply: func(s *app.Seams) {
		next := s.BindCode
		s.BindCode = func(code store.Code, clientID, _ string) error { return next(code, clientID, "") }
	},
})
