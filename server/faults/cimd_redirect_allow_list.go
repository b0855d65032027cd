package faults

import (
	"slices"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "cimd-redirect-allow-list",
	Title: "the redirect URIs of known hosts are good for every client with a document",
	Story: "A list of hosts from the time before documents, which is added to what each of them lists. Design rule; no " +
		"field report.",
	apply: func(s *app.Seams) {
		byDocument(s)
		next := s.Documents.Policy
		s.Documents.Policy = func(m oauth.ClientMetadata) (store.Client, error) {
			c, err := next(m)
			c.RedirectURIs = slices.Concat(c.RedirectURIs, []string{"https://chatgpt.com/connector_platform_oauth_redirect"})
			return c, err
		}
	},
})
