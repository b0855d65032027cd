package faults

import (
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-redirect-optional",
	Title: "a client without any redirect URI is registered",
	Story: "A schema in which every member of the registration is optional. Design rule; no field report.",
	apply: func(s *app.Seams) {
		unchecked(s, func(m oauth.ClientMetadata) bool { return len(m.RedirectURIs) == 0 })
	},
})

// unchecked registers clients with redirect URIs that the server would refuse, where which says so.
func unchecked(s *app.Seams, which func(oauth.ClientMetadata) bool) {
	next := s.Registration
	s.Registration = func(m oauth.ClientMetadata) (store.Client, error) {
		if !which(m) {
			return next(m)
		}
		asked := m.RedirectURIs
		m.RedirectURIs = []string{"https://mcpconform.example/stand-in"}
		c, err := next(m)
		c.RedirectURIs = asked
		return c, err
	}
}
