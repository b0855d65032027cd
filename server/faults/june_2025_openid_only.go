package faults

import "github.com/mcpconform/mcpconform/server/app"

var _ = plant(Fault{
	ID:    "june-2025-openid-only",
	Title: "a server that speaks nothing newer than MCP 2025-06-18 has an OpenID configuration and no OAuth metadata",
	Story: "An identity provider of OpenID Connect behind an MCP SDK of that year. Design rule; no field report.",
	form: func(c *app.Config) {
		c.OpenID, c.OpenIDOnly = true, true
		c.Versions = []string{"2025-06-18", "2025-03-26"}
	},
	apply: func(*app.Seams) {}, // the two forms are right each by itself, and wrong together
})
