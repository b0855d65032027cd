package faults

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "scope-step-up-forgets",
	Title: "a login for one scope more gives that scope alone",
	Story: "What the user has allowed once is not asked for again, and is left out of the new grant with it: each tool " +
		"takes the permission of the other away. Design rule; no field report.",
	form: stepUp,
	apply: func(s *app.Seams) {
		next := s.GrantScope
		s.GrantScope = func(asked, allowed string) (string, error) {
			if slices.Contains(strings.Fields(asked), oauth.ScopeConnection) {
				asked = oauth.ScopeConnection
			}
			return next(asked, allowed)
		}
	},
})
