package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "cimd-members-optional",
	Title: "a document need not say what the client is called",
	Story: "A schema in which every member is optional. Design rule; no field report.",
	apply: func(s *app.Seams) {
		checking(s, func(_ string, d *oauth.ClientDocument) {
			if d.Name == "" {
				d.Name = "A client"
			}
		})
	},
})
