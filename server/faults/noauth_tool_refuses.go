package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "noauth-tool-refuses",
	Title: "a tool that says it needs no login asks for one",
	Story: "A scheme written down when the tool was public, and a check that came later. Design rule; no field report.",
	apply: func(s *app.Seams) {
		mixed(s)
		askForLogin(s, signIn(s), func(tool string, access *resource.Access) bool { return tool == "about" && access.Token == "" })
	},
})
