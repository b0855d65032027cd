package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/resource"
)

var _ = plant(Fault{
	ID:    "mixed-token-ignored",
	Title: "a tool that asks for a login asks for it after the login too",
	Story: "The token is verified in front, and the tool never gets to see whose it was. Design rule; no field report.",
	apply: func(s *app.Seams) {
		mixed(s)
		askForLogin(s, signIn(s), func(tool string, _ *resource.Access) bool { return tool == "get-items" })
	},
})
