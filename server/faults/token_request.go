package faults

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

// atToken lets a fault see each token request, its form read, before the endpoint does.
func atToken(s *app.Seams, see func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error) {
	next := s.Token
	s.Token = func(strict oauth.Endpoint) oauth.Endpoint { return reading(next(strict), see) }
}

// atRevocation is atToken for the revocation endpoint.
func atRevocation(s *app.Seams, see func(w http.ResponseWriter, r *http.Request, strict oauth.Endpoint) error) {
	next := s.Revoke
	s.Revoke = func(strict oauth.Endpoint) oauth.Endpoint { return reading(next(strict), see) }
}

func reading(strict oauth.Endpoint, see func(http.ResponseWriter, *http.Request, oauth.Endpoint) error) oauth.Endpoint {
	return func(w http.ResponseWriter, r *http.Request) error {
		if r.ParseForm() != nil {
			return strict(w, r)
		}
		return see(w, r, strict)
	}
}

// refusal is a 400 in the words of OAuth.
func refusal(code, description string) error {
	return &oauth.Error{Status: http.StatusBadRequest, Code: code, Description: description}
}

// asOwner makes a request about a refresh token come from the client that the token belongs to.
func asOwner(s *app.Seams, r *http.Request, refresh string) {
	t, err := s.Store.RefreshToken(r.Context(), store.HashOf(refresh))
	if err == nil {
		r.PostForm.Set("client_id", t.ClientID)
	}
}

// confidential makes a server give its clients secrets.
func confidential(s *app.Seams) {
	s.Registration = oauth.ConfidentialClients(oauth.DefaultScopes)
	for _, m := range s.Metadata {
		m.TokenEndpointAuthMethods, m.RevocationEndpointAuthMethods = oauth.AuthMethods, oauth.AuthMethods
	}
}

// clientsBy replaces how clients are told from one another, at a server that gives them secrets.
func clientsBy(s *app.Seams, judge func(strict oauth.AuthenticateClient) oauth.AuthenticateClient) {
	confidential(s)
	next := s.ClientAuth
	s.ClientAuth = func(strict oauth.AuthenticateClient) oauth.AuthenticateClient { return judge(next(strict)) }
}
