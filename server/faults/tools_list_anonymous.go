package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "tools-list-anonymous",
	Title: "a request for the tools is answered without a token",
	Story: "Authorization that guards initialize and trusts what comes after: who leaves initialize out is in " +
		"(MCP: validate before processing). Design rule; no field report.",
	apply: func(s *app.Seams) {
		s.Resource.Anonymous = func(m resource.Message) bool { return m.Method == "tools/list" }
	},
})
