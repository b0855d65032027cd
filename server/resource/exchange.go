package resource

import (
	"context"
	"errors"
)

// An Exchanger turns an access token into the Privy access token of the same user, which the
// Protocol API asks for.
//
// ErrSessionExpired (wrapped or not) says that the user has to sign in again; a [*TokenError] that the
// access token does not allow the exchange. Any other error is a failure of the exchange itself.
type Exchanger interface {
	PrivyToken(ctx context.Context, access *Access) (string, error)
}

// ErrSessionExpired means that the user's Privy session is over. Refreshing the access token does
// not bring it back; signing in does.
var ErrSessionExpired = errors.New("the Privy session has expired")
