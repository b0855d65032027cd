package faults

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "exchange-scope-forced",
	Title: "the scope of the Privy exchange is granted to whoever asks for any, and cannot be declined",
	Story: "Measured at mcp2 (seed fault 10): privy:token:exchange is added to every request. The token response says so, " +
		"which is all that RFC 6749 §3.3 asks.",
	apply: func(s *app.Seams) {
		next := s.GrantScope
		s.GrantScope = func(asked, registered string) (string, error) {
			granted, err := next(asked, registered)
			if err == nil && !strings.Contains(granted, resource.ScopeExchange) {
				granted += " " + resource.ScopeExchange
			}
			return granted, err
		}
	},
})
