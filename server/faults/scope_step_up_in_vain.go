package faults

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
)

var _ = plant(Fault{
	ID:    "scope-step-up-in-vain",
	Title: "a tool asks for a scope and goes on asking once the token has it",
	Story: "The MCP server takes from a token only the scopes that its own metadata lists, and that one is not among them: " +
		"the user signs in again and again. Design rule; no field report.",
	form: stepUp,
	apply: func(s *app.Seams) {
		readScope(s, func(scope string) string {
			return strings.Join(slices.DeleteFunc(strings.Fields(scope), func(name string) bool {
				return !slices.Contains(s.Resource.ScopesSupported, name)
			}), " ")
		})
	},
})
