package oauth

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
)

// CodeGrant redeems authorization codes (RFC 6749 §4.1.3, RFC 7636 §4.6).
type CodeGrant struct {
	Store interface {
		store.Grants
		store.Codes
		store.AccessTokens
		store.RefreshTokens
	}
	Bind         BindCode
	PKCE         PKCE
	Resource     TokenResource
	Minter       Minter
	IssueRefresh IssueRefresh
	NextRefresh  NextRefresh
	Now          func() time.Time
}

// BindCode judges whether a code is redeemed by whom and as it was issued.
type BindCode func(code store.Code, clientID, redirectURI string) error

// ToItsRequest is the strict [BindCode]: the same client, and the same redirect URI if one is sent
// (OAuth 2.1 §4.1.3, §10.2).
func ToItsRequest(code store.Code, clientID, redirectURI string) error {
	if code.ClientID != clientID {
		return invalidGrant("the code was issued to another client")
	}
	if redirectURI != "" && redirectURI != code.RedirectURI {
		return invalidGrant("the redirect_uri is not the one the code was sent to")
	}
	return nil
}

// redeem checks everything that does not change the code first, so that a stranger's attempt neither
// burns a code nor, being no valid redemption, ends the grant (OAuth 2.1 §7.5.3).
func (g *CodeGrant) redeem(ctx context.Context, c store.Client, form url.Values) (TokenResponse, error) {
	code, resource, err := g.check(ctx, c, form)
	if err != nil {
		return TokenResponse{}, err
	}
	switch err := g.Store.ConsumeCode(ctx, code.Hash, g.Now()); {
	case errors.Is(err, store.ErrConsumed):
		// Two parties hold the code: what it was turned into is not to be trusted (§4.1.3).
		return TokenResponse{}, after(g.Store.RevokeGrant(ctx, code.GrantID), invalidGrant("the code was redeemed before"))
	case errors.Is(err, store.ErrExpired), errors.Is(err, store.ErrNotFound):
		return TokenResponse{}, invalidGrant("the code has expired").because(err)
	case err != nil:
		return TokenResponse{}, err
	}
	return g.issue(ctx, c, code, resource)
}

func (g *CodeGrant) check(ctx context.Context, c store.Client, form url.Values) (code store.Code, resource string, err error) {
	raw := form.Get("code")
	if raw == "" {
		return code, "", invalidRequest("code is required")
	}
	code, err = g.Store.Code(ctx, store.HashOf(raw))
	if errors.Is(err, store.ErrNotFound) {
		return code, "", invalidGrant("the code is not one of this server")
	} else if err != nil {
		return code, "", err
	}
	if err := g.Bind(code, c.ID, form.Get("redirect_uri")); err != nil {
		return code, "", err
	}
	if err := g.PKCE.CheckVerifier(code.Challenge, code.Method, form.Get("code_verifier")); err != nil {
		return code, "", err
	}
	grant, err := g.Store.Grant(ctx, code.GrantID)
	if err != nil {
		return code, "", err
	}
	resource, err = g.Resource(form, grant.Resource)
	return code, resource, err
}

func (g *CodeGrant) issue(ctx context.Context, c store.Client, code store.Code, resource string) (TokenResponse, error) {
	grant, err := g.Store.Grant(ctx, code.GrantID)
	if err != nil {
		return TokenResponse{}, err
	}
	grant.Resource = resource
	answer, access, err := g.Minter.access(grant, grant.Scope)
	if err != nil {
		return TokenResponse{}, err
	}
	if answer.IDToken, err = g.Minter.idToken(grant, code.Nonce); err != nil {
		return TokenResponse{}, err
	}
	if err := g.Store.SaveAccessToken(ctx, access); err != nil {
		return TokenResponse{}, err
	}
	if !g.IssueRefresh(c, grant.Scope) {
		return answer, nil
	}
	answer.RefreshToken = g.NextRefresh(g.Minter.Secrets, "")
	return answer, g.Store.SaveRefreshToken(ctx, g.Minter.refresh(grant, answer.RefreshToken))
}
