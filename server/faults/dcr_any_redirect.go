package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "dcr-any-redirect",
	Title: "whatever string is sent as a redirect URI is registered, javascript: too",
	Story: "A list of strings in the schema, and no look at what they are: the answer to the login becomes a script in the " +
		"name of the login page (RFC 7591 §5). Design rule; no field report.",
	apply: func(s *app.Seams) {
		unchecked(s, func(m oauth.ClientMetadata) bool { return len(m.RedirectURIs) > 0 })
	},
})
