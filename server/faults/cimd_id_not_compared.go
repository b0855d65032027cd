package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "cimd-id-not-compared",
	Title: "a document may name another client_id than the URL it was fetched from",
	Story: "The member is read where the schema asks for it, and compared with nothing. Design rule; no field report.",
	apply: func(s *app.Seams) {
		checking(s, func(at string, d *oauth.ClientDocument) {
			if d.ClientID != "" {
				d.ClientID = at
			}
		})
	},
})
