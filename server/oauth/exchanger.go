package oauth

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/mcpconform/mcpconform/server/privy"
	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// PrivyToken is the Privy access token behind an access token, as the user brought it.
type PrivyToken struct {
	Raw       string
	ExpiresAt time.Time // its own
	UserID    string
	Scope     string // of the access token
}

// Exchanger finds the Privy token behind an access token that has been verified.
type Exchanger interface {
	Exchange(ctx context.Context, a *token.Access) (*PrivyToken, error)
}

// GrantExchanger is the strict [Exchanger]. It gives the Privy token the user logged in with for this
// very grant, while that token is good and the user exists, or the one that Renewal gets for it. Refreshing
// the access token does not bring a Privy session back.
type GrantExchanger struct {
	Store interface {
		store.AccessTokens
		store.Grants
	}
	Privy   PrivyGateway
	Seal    Sealer
	Good    SessionGood
	Renewal *PrivyRenewal // nil: sessions at Privy are not renewed
}

// SessionGood says whether a Privy session that ends then may still be used.
type SessionGood func(ends time.Time) bool

// UntilItsEnd is the strict [SessionGood]: until the Privy token's own expiry.
func UntilItsEnd(now func() time.Time) SessionGood {
	return func(ends time.Time) bool { return now().Before(ends) }
}

// The refusals of an exchange.
var (
	errExchangeScope   = insufficientScope(ScopeExchange)
	errExchangeRevoked = invalidToken("the access token was revoked")
	errNoUser          = invalidToken("the user no longer exists")
	errUnknownToken    = &Error{
		Status: http.StatusNotFound, Code: "token_not_found", Description: "this server does not know the access token",
	}
)

// ErrPrivyExpired is the refusal for a user whose Privy session is over.
var ErrPrivyExpired = invalidToken("the Privy session has expired; sign in again")

func insufficientScope(scope string) *Error {
	return &Error{
		Status: http.StatusForbidden, Code: "insufficient_scope", Description: "this needs the scope " + scope,
		Challenge: bearerChallenge("insufficient_scope", "this needs the scope "+scope) + `, scope="` + scope + `"`,
	}
}

// Exchange refuses with insufficient_scope, token_not_found, or invalid_token.
func (e GrantExchanger) Exchange(ctx context.Context, a *token.Access) (*PrivyToken, error) {
	if !a.HasScope(ScopeExchange) {
		return nil, errExchangeScope
	}
	record, err := e.Store.AccessToken(ctx, a.ID)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, errUnknownToken
	case errors.Is(err, store.ErrRevoked):
		return nil, errExchangeRevoked
	case err != nil:
		return nil, err
	}
	grant, err := e.Store.Grant(ctx, record.GrantID)
	if err != nil {
		return nil, err
	}
	return e.open(ctx, a, grant.User)
}

func (e GrantExchanger) open(ctx context.Context, a *token.Access, u store.User) (*PrivyToken, error) {
	good := e.Good(u.PrivyExpiresAt)
	if !good && e.Renewal == nil {
		return nil, ErrPrivyExpired
	}
	switch err := e.Privy.UserExists(ctx, u.DID); {
	case errors.Is(err, privy.ErrNoUser):
		return nil, errNoUser
	case err != nil:
		return nil, unavailable(err)
	}
	if !good {
		var err error
		if u, err = e.Renewal.renewed(ctx, u); err != nil {
			return nil, err
		}
	}
	raw, err := e.Seal.Open(u.PrivyToken, u.DID)
	if err != nil {
		return nil, err
	}
	return &PrivyToken{Raw: raw, ExpiresAt: u.PrivyExpiresAt, UserID: u.DID, Scope: a.Scope}, nil
}
