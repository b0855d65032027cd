package faults

import (
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

// asserting changes how client assertions are judged, at a server that takes documents.
func asserting(s *app.Seams, change func(a *oauth.Assertions)) {
	byDocument(s)
	next := s.Assertions
	s.Assertions = func(strict oauth.Assertions) oauth.Assertions {
		strict = next(strict)
		change(&strict)
		return strict
	}
}

// unproven makes a server that takes documents believe some requests that they come from the client of
// the document they name; which returns "" for others.
func unproven(s *app.Seams, which func(form url.Values) (clientID string)) {
	byDocument(s)
	next := s.ClientAuth
	s.ClientAuth = func(strict oauth.AuthenticateClient) oauth.AuthenticateClient {
		strict = next(strict)
		return func(r *http.Request, form url.Values) (store.Client, error) {
			id := which(form)
			if !s.Documents.Names(id) {
				return strict(r, form)
			}
			c, _, err := s.Documents.Load(r.Context(), id)
			return c, err
		}
	}
}
