package faults

import (
	"errors"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

var _ = plant(Fault{
	ID:    "dcr-native-fails",
	Title: "the registration of a client on the user's machine breaks the server",
	Story: "A redirect URI with a port, put into a table that has no room for one. Design rule; no field report.",
	apply: func(s *app.Seams) {
		next := s.Registration
		s.Registration = func(m oauth.ClientMetadata) (store.Client, error) {
			if slices.ContainsFunc(m.RedirectURIs, func(uri string) bool { return strings.HasPrefix(uri, "http://127.0.0.1:") }) {
				return store.Client{}, errors.New("redirect_host is not a domain")
			}
			return next(m)
		}
	},
})
