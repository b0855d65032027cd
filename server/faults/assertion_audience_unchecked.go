package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "assertion-audience-unchecked",
	Title: "a client assertion may be for another server",
	Story: "A JWT library checks an audience only where it is told which. Design rule; no field report.",
	apply: func(s *app.Seams) {
		asserting(s, func(a *oauth.Assertions) { a.Audience = func([]string) bool { return true } })
	},
})
