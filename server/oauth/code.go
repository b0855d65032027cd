package oauth

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// CodeIssuer turns a user's decision into the response the client gets.
type CodeIssuer struct {
	Store interface {
		store.Grants
		store.Codes
	}
	Secrets  Secrets
	Now      func() time.Time
	Lifetime time.Duration
}

// respond answers a pending authorization that is over: with its refusal, with access_denied, or with
// a code.
func (c CodeIssuer) respond(ctx context.Context, p store.Pending, allowed bool) (AuthorizationResponse, error) {
	a := AuthorizationResponse{RedirectURI: p.RedirectURI, State: p.State, Error: errorOf(p.Refusal)}
	if a.Error != nil {
		return a, nil
	}
	if !allowed {
		a.Error = refuse("access_denied", "the user did not allow this")
		return a, nil
	}
	var err error
	a.Code, err = c.issue(ctx, p)
	return a, err
}

func (c CodeIssuer) issue(ctx context.Context, p store.Pending) (string, error) {
	grant := store.Grant{
		ID: c.Secrets.ID(), ClientID: p.ClientID, User: *p.User,
		Scope: p.Scope, Resource: p.Resource, CreatedAt: c.Now(),
	}
	if err := c.Store.SaveGrant(ctx, grant); err != nil {
		return "", err
	}
	code := c.Secrets.New("authorization code")
	return code, c.Store.SaveCode(ctx, store.Code{
		Hash: store.HashOf(code), GrantID: grant.ID, ClientID: p.ClientID,
		RedirectURI: p.RedirectURI,
		Challenge:   p.Challenge, Method: p.Method, Nonce: p.Nonce, ExpiresAt: c.Now().Add(c.Lifetime),
	})
}
