package app

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/oauth"
	"github.com/mcpconform/mcpconform/server/resource"
	"github.com/mcpconform/mcpconform/server/token"
)

// verifier is the authorization server's word on a bearer token, as the resource server asks for it.
type verifier struct{ bearer oauth.Bearer }

func (v verifier) Verify(ctx context.Context, raw string) (*resource.Access, error) {
	a, err := v.bearer.Verify(ctx, raw)
	if errors.Is(err, token.ErrInvalid) {
		return nil, resource.InvalidToken(err.Error())
	} else if err != nil {
		return nil, err
	}
	return &resource.Access{
		Subject: a.Subject, ClientID: a.ClientID, Scopes: strings.Fields(a.Scope),
		Audience: []string{a.Audience}, Expires: a.ExpiresAt,
	}, nil
}

// exchanger is the exchange as a tool uses it, in process.
type exchanger struct {
	tokens   oauth.TokenVerifier
	exchange oauth.Exchanger
}

func (e exchanger) PrivyToken(ctx context.Context, access *resource.Access) (string, error) {
	a, err := e.tokens.Verify(ctx, access.Token)
	if errors.Is(err, token.ErrInvalid) {
		return "", resource.InvalidToken(err.Error())
	} else if err != nil {
		return "", err
	}
	t, err := e.exchange.Exchange(ctx, a)
	if err != nil {
		return "", refusal(err)
	}
	return t.Raw, nil
}

// refusal says in the resource server's words why an exchange was refused.
func refusal(err error) error {
	var e *oauth.Error
	switch {
	case errors.Is(err, oauth.ErrPrivyExpired):
		return resource.ErrSessionExpired
	case !errors.As(err, &e):
		return err
	case e.Status == http.StatusForbidden:
		return resource.InsufficientScope(oauth.ScopeRead, oauth.ScopeExchange)
	case e.Status == http.StatusUnauthorized, e.Status == http.StatusNotFound:
		return resource.InvalidToken(e.Description)
	}
	return err
}
