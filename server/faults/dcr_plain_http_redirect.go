package faults

import (
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
)

var _ = plant(Fault{
	ID:    "dcr-plain-http-redirect",
	Title: "a redirect URI by plain http to another machine is registered",
	Story: "Seen with the MCP TypeScript SDK, whose schema keeps scripts out and takes any http URL: the code crosses the " +
		"network in clear (RFC 9700 §2.6).",
	apply: func(s *app.Seams) {
		unchecked(s, func(m oauth.ClientMetadata) bool {
			return slices.ContainsFunc(m.RedirectURIs, func(uri string) bool {
				return strings.HasPrefix(uri, "http://") && !strings.HasPrefix(uri, "http://127.0.0.1")
			})
		})
	},
})
