package resource

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Access is what a verified access token entitles its bearer to.
type Access struct {
	Subject  string    // the user, as the authorization server names them
	ClientID string    // the client the token was issued to
	Scopes   []string  // granted scopes
	Audience []string  // resources the token was issued for (RFC 8707, RFC 9068 §3)
	Expires  time.Time // end of validity, by the verifier's clock
	Token    string    // the token as it was presented

	request context.Context // ends when the client that presented the token hangs up
}

// anonymous reports that nobody presented a token, and that none was needed.
func (a *Access) anonymous() bool { return a.Token == "" }

// Missing returns those of the wanted scopes that were not granted, in the order given.
func (a *Access) Missing(want ...string) []string {
	return slices.DeleteFunc(slices.Clone(want), func(s string) bool { return slices.Contains(a.Scopes, s) })
}

// A Verifier says what an access token is good for.
//
// Verify checks everything that can be known from the token alone and from the authorization server:
// integrity, issuer, type, time and revocation. It does not check audience and scope, which are the
// resource's own business. A token that gives no access is reported as a [*TokenError]; any other
// error means that the verifier could not tell, and is answered with 503.
type Verifier interface {
	Verify(ctx context.Context, raw string) (*Access, error)
}

// The error codes of RFC 6750 §3.1.
const (
	CodeInvalidRequest    = "invalid_request"
	CodeInvalidToken      = "invalid_token"
	CodeInsufficientScope = "insufficient_scope"
)

// TokenError is why presented credentials give no access (RFC 6750 §3.1).
type TokenError struct {
	Code        string   // one of the Code constants
	Description string   // for the developer of the client; US-ASCII without quote and backslash
	Scopes      []string // with insufficient_scope: all scopes the request needs
}

// InvalidToken is the [*TokenError] of a token that is expired, revoked, malformed or not for here.
func InvalidToken(description string) error {
	return &TokenError{Code: CodeInvalidToken, Description: description}
}

// InsufficientScope is the [*TokenError] of a good token for which the request needs all of scopes.
func InsufficientScope(scopes ...string) error {
	return &TokenError{
		Code:        CodeInsufficientScope,
		Description: "this needs the scope " + strings.Join(scopes, " "),
		Scopes:      scopes,
	}
}

func (e *TokenError) Error() string { return fmt.Sprintf("%s: %s", e.Code, e.Description) }
