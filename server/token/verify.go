package token

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// ErrInvalid is wrapped by every refusal; [ErrExpired] and [ErrRevoked] by those of a token that was once
// good. A [Verifier] itself knows nothing of revocation. The text of an error is for logs and
// error_description alike: it holds no token.
var (
	ErrInvalid = errors.New("the access token is not valid")
	ErrExpired = fmt.Errorf("%w: it has expired", ErrInvalid)
	ErrRevoked = fmt.Errorf("%w: it was revoked or is not known here", ErrInvalid)
)

// Verifier checks a JWT access token as RFC 9068 §4 tells a resource server to: type, algorithm,
// signature, issuer, audience and expiry. It does not know about revocation.
type Verifier struct {
	Keys      *Keys
	Issuer    string
	Audiences []string // any one of them will do
	Now       func() time.Time
}

// Verify returns what the token says, or an error that wraps [ErrInvalid].
func (v Verifier) Verify(_ context.Context, raw string) (*Access, error) {
	var c claims
	_, err := jwt.NewParser(
		jwt.WithValidMethods([]string{"RS256"}), jwt.WithIssuer(v.Issuer),
		jwt.WithExpirationRequired(), jwt.WithTimeFunc(v.Now),
	).ParseWithClaims(raw, &c, v.key)
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		return nil, ErrExpired
	case err != nil:
		return nil, fmt.Errorf("%w: %s", ErrInvalid, reason(err))
	}
	return v.accept(&c)
}

func (v Verifier) accept(c *claims) (*Access, error) {
	if len(c.Audience) != 1 || !slices.Contains(v.Audiences, c.Audience[0]) {
		return nil, fmt.Errorf("%w: it was issued for another resource", ErrInvalid)
	}
	if c.ID == "" || c.Subject == "" || c.ClientID == "" {
		return nil, fmt.Errorf("%w: jti, sub or client_id is missing", ErrInvalid)
	}
	return c.access(c.Audience[0]), nil
}

func (v Verifier) key(t *jwt.Token) (any, error) {
	if typ, _ := t.Header["typ"].(string); typ != Type {
		return nil, errors.New("it is not of type " + Type)
	}
	id, _ := t.Header["kid"].(string)
	k, ok := v.Keys.Public(id)
	if !ok {
		return nil, errors.New("its key is unknown")
	}
	return k, nil
}

// reason says in our own words what golang-jwt found, so that no library text reaches a client.
func reason(err error) string {
	switch {
	case errors.Is(err, jwt.ErrTokenMalformed):
		return "it is not a JWT"
	case errors.Is(err, jwt.ErrTokenInvalidIssuer):
		return "it was issued by somebody else"
	case errors.Is(err, jwt.ErrTokenSignatureInvalid), errors.Is(err, jwt.ErrTokenUnverifiable):
		return "its signature does not verify"
	default:
		return "its claims are not acceptable"
	}
}
