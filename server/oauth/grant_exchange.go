package oauth

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// grantExchange is token exchange (RFC 8693 §2.1).
const grantExchange = "urn:ietf:params:oauth:grant-type:token-exchange"

// The token types of RFC 8693 §3 that are understood here. The Privy token is told as a JWT: an
// access_token would be one of this server's own.
const (
	typeAccessToken = "urn:ietf:params:oauth:token-type:access_token"
	typeJWT         = "urn:ietf:params:oauth:token-type:jwt"
)

// ExchangeGrant is the token exchange of RFC 8693: a client gives an access token that it was issued here,
// and gets the Privy token behind it. It is [Exchange] in the words of a standard, for clients that have
// registered the grant type.
type ExchangeGrant struct {
	Tokens    TokenVerifier
	Exchanger Exchanger
	Audience  string // what the Privy token is for: the id of the Privy app
	Now       func() time.Time
}

func (g *ExchangeGrant) redeem(ctx context.Context, c store.Client, form url.Values) (TokenResponse, error) {
	if err := g.check(form); err != nil {
		return TokenResponse{}, err
	}
	a, err := g.Tokens.Verify(ctx, form.Get("subject_token"))
	switch {
	case errors.Is(err, token.ErrInvalid): // for whichever reason, it is no use here (RFC 8693 §2.2.2)
		return TokenResponse{}, invalidRequest("the subject_token is not a live access token of this server").because(err)
	case err != nil:
		return TokenResponse{}, err
	case a.ClientID != c.ID:
		return TokenResponse{}, invalidRequest("the subject_token was issued to another client")
	}
	t, err := g.Exchanger.Exchange(ctx, a)
	if err != nil {
		return TokenResponse{}, unacceptable(err)
	}
	return TokenResponse{
		AccessToken: t.Raw, IssuedTokenType: typeJWT, TokenType: "Bearer", ExpiresIn: int64(t.ExpiresAt.Sub(g.Now()) / time.Second),
	}, nil
}

// check judges all of a request but the token itself. There is one kind of token to be had, for one
// audience, and nobody acts for another.
func (g *ExchangeGrant) check(form url.Values) error {
	switch {
	case form.Get("subject_token") == "":
		return invalidRequest("subject_token is required")
	case form.Get("subject_token_type") != typeAccessToken:
		return invalidRequest("subject_token_type must be " + typeAccessToken)
	case form.Get("requested_token_type") != "" && form.Get("requested_token_type") != typeJWT:
		return invalidRequest("requested_token_type must be " + typeJWT)
	case form.Get("actor_token") != "" || form.Get("actor_token_type") != "":
		return invalidRequest("actor_token is not supported")
	case form.Get("scope") != "":
		return invalidScope("a Privy token has no scopes")
	case len(distinct(form, "resource")) > 0:
		return invalidTarget("the Privy token is for an audience, not for a resource")
	}
	for _, audience := range distinct(form, "audience") {
		if audience != g.Audience {
			return invalidTarget("the Privy token is for one audience only")
		}
	}
	return nil
}

// unacceptable is the refusal of an exchange as RFC 8693 §2.2.2 has it: whatever is wrong with the subject
// token is invalid_request, and no bearer token was presented that a challenge could be about.
func unacceptable(err error) error {
	var e *Error
	if !errors.As(err, &e) || e.Status >= http.StatusInternalServerError {
		return err
	}
	return invalidRequest(e.Description).because(err)
}
