package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "mixed-schemes-missing",
	Title: "everybody is let in, and no tool says whether it needs a login",
	Story: "A server whose tools ask for the login when they are called and not before: the listing does not tell " +
		"the host which of them can be linked (symptoms row 102).",
	apply: func(s *app.Seams) {
		mixed(s)
		s.Resource.Describe = func(listed resource.Listed) {
			delete(listed, "securitySchemes")
			if meta, ok := listed["_meta"].(map[string]any); ok {
				delete(meta, "securitySchemes")
			}
		}
	},
})
