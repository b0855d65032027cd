package oauth

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// repeatGrace is how long an answer that may have been lost on its way is given again. Hosts retry a
// refresh whose answer they did not see, and would otherwise lose the grant.
const repeatGrace = 10 * time.Second

// RefreshGrant rotates refresh tokens (RFC 6749 §6, RFC 9700 §4.14.2).
type RefreshGrant struct {
	Store interface {
		store.Grants
		store.RefreshTokens
	}
	Users       Users
	Resource    TokenResource
	Narrow      NarrowScope
	Minter      Minter
	NextRefresh NextRefresh
	Now         func() time.Time
}

func (g *RefreshGrant) redeem(ctx context.Context, c store.Client, form url.Values) (TokenResponse, error) {
	raw := form.Get("refresh_token")
	grant, err := g.grantOf(ctx, c, raw)
	if err != nil {
		return TokenResponse{}, err
	}
	if grant.Resource, err = g.Resource(form, grant.Resource); err != nil {
		return TokenResponse{}, err
	}
	scope, err := g.Narrow(form.Get("scope"), grant.Scope)
	if err != nil {
		return TokenResponse{}, err
	}
	switch err := g.Users.UserExists(ctx, grant.User.DID); {
	case gone(err):
		return TokenResponse{}, after(g.Store.RevokeGrant(ctx, grant.ID), invalidGrant("the user no longer exists"))
	case err != nil:
		return TokenResponse{}, unavailable(err)
	}
	return g.rotate(ctx, raw, grant, scope)
}

// grantOf finds the grant of a refresh token that belongs to the client. Whether the token may still
// be used is decided when it is rotated.
func (g *RefreshGrant) grantOf(ctx context.Context, c store.Client, raw string) (store.Grant, error) {
	if raw == "" {
		return store.Grant{}, invalidRequest("refresh_token is required")
	}
	t, err := g.Store.RefreshToken(ctx, store.HashOf(raw))
	switch {
	case errors.Is(err, store.ErrNotFound):
		return store.Grant{}, invalidGrant("the refresh token is not one of this server")
	case errors.Is(err, store.ErrRevoked):
		return store.Grant{}, invalidGrant("the grant was revoked")
	case err != nil:
		return store.Grant{}, err
	case t.ClientID != c.ID:
		return store.Grant{}, invalidGrant("the refresh token was issued to another client")
	}
	return g.Store.Grant(ctx, t.GrantID)
}

func (g *RefreshGrant) rotate(ctx context.Context, raw string, grant store.Grant, scope string) (TokenResponse, error) {
	answer, access, err := g.Minter.access(grant, scope)
	if err != nil {
		return TokenResponse{}, err
	}
	answer.RefreshToken = g.NextRefresh(g.Minter.Secrets, raw)
	sealed, err := sealAnswer(raw, answer)
	if err != nil {
		return TokenResponse{}, err
	}
	before, err := g.Store.Rotate(ctx, store.Rotation{
		Presented: store.HashOf(raw), Next: g.Minter.refresh(grant, answer.RefreshToken), Access: access,
		Answer: sealed, Grace: repeatGrace, Now: g.Now(),
	})
	switch {
	case errors.Is(err, store.ErrReused):
		return TokenResponse{}, invalidGrant("the refresh token was used before; the grant is revoked")
	case errors.Is(err, store.ErrExpired), errors.Is(err, store.ErrRevoked), errors.Is(err, store.ErrNotFound):
		return TokenResponse{}, invalidGrant("the refresh token is over").because(err)
	case err != nil:
		return TokenResponse{}, err
	case before != nil:
		return openAnswer(raw, before)
	}
	return answer, nil
}

// answerPurpose binds the key of a kept answer to its use. The key comes from the refresh token, of
// which the store holds only a hash, so that the store alone cannot read the tokens in the answer.
const answerPurpose = "repeat of a refresh answer"

func sealAnswer(refreshToken string, t TokenResponse) ([]byte, error) {
	s, err := sealerFrom(refreshToken, answerPurpose)
	if err != nil {
		return nil, err
	}
	plain, err := json.Marshal(t)
	if err != nil {
		return nil, fmt.Errorf("encode answer: %w", err)
	}
	return s.Seal(string(plain), answerPurpose), nil
}

func openAnswer(refreshToken string, sealed []byte) (TokenResponse, error) {
	var t TokenResponse
	s, err := sealerFrom(refreshToken, answerPurpose)
	if err != nil {
		return t, err
	}
	plain, err := s.Open(sealed, answerPurpose)
	if err != nil {
		return t, err
	}
	err = json.Unmarshal([]byte(plain), &t)
	return t, err
}
