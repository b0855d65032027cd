package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "cimd-secret-taken",
	Title: "a document may have a client_secret",
	Story: "The rules for registrations, where clients have secrets, applied to documents. Design rule; no field report.",
	apply: func(s *app.Seams) {
		checking(s, func(_ string, d *oauth.ClientDocument) {
			d.Secret, d.SecretExpiresAt, d.AuthMethod = nil, nil, "none"
		})
	},
})
