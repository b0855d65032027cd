package faults

import (
	"context"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/store"
)

// giveCode answers an authorization request with a code of that user, and asks nobody.
func giveCode(ctx context.Context, s *app.Seams, w http.ResponseWriter, q url.Values, user store.User) error {
	grant := store.Grant{
		ID: s.Secrets.ID(), ClientID: q.Get("client_id"), User: user,
		Scope: oauth.ScopeRead, Resource: s.Resources[0], CreatedAt: s.Clock(),
	}
	if err := s.Store.SaveGrant(ctx, grant); err != nil {
		return err
	}
	code := s.Secrets.New("authorization code")
	if err := s.Store.SaveCode(ctx, store.Code{
		Hash: store.HashOf(code), GrantID: grant.ID, ClientID: grant.ClientID,
		RedirectURI: q.Get("redirect_uri"),
		Challenge:   q.Get("code_challenge"), Method: q.Get("code_challenge_method"), ExpiresAt: s.Clock().Add(codeLifetime),
	}); err != nil {
		return err
	}
	answer := s.ResponseParameters(oauth.AuthorizationResponse{State: q.Get("state"), Issuer: s.Issuer, Code: code})
	w.Header().Set("Location", q.Get("redirect_uri")+"?"+answer.Encode())
	w.WriteHeader(http.StatusSeeOther)
	return nil
}

// registeredFor reports whether a request names a client and one of its redirect URIs.
func registeredFor(ctx context.Context, s *app.Seams, q url.Values) bool {
	c, err := s.Store.Client(ctx, q.Get("client_id"))
	return err == nil && s.MatchRedirect(c.RedirectURIs, q.Get("redirect_uri"))
}
