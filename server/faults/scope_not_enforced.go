package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "scope-not-enforced",
	Title: "a tool says which scope it needs and works without it",
	Story: "The scopes are written beside the tool for the host to read, and nothing compares them with the token. " +
		"Design rule; no field report.",
	form: stepUp,
	apply: func(s *app.Seams) {
		readScope(s, func(scope string) string { return scope + " " + resource.ScopeConnection })
	},
})
