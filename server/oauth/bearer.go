package oauth

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/store"
	"github.com/mcpconform/mcpconform/server/token"
)

// TokenVerifier says what an access token says, if it is one; [token.Verifier] is the strict one.
type TokenVerifier interface {
	Verify(ctx context.Context, raw string) (*token.Access, error)
}

// Liveness says whether a token that verifies still counts. It reports [store.ErrNotFound] and
// [store.ErrRevoked].
type Liveness func(ctx context.Context, a *token.Access) error

// InStore is the strict [Liveness]: the store has the token, and neither it nor its grant is revoked.
func InStore(s store.AccessTokens) Liveness {
	return func(ctx context.Context, a *token.Access) error {
		_, err := s.AccessToken(ctx, a.ID)
		return err
	}
}

// UntilExpired is the [Liveness] of tokens that nobody looks up: one that verifies counts.
func UntilExpired(context.Context, *token.Access) error { return nil }

// Bearer accepts an access token if it verifies and is alive.
type Bearer struct {
	Tokens TokenVerifier
	Live   Liveness
}

// Verify returns what the token says. Its error wraps [token.ErrInvalid] unless the store failed.
func (b Bearer) Verify(ctx context.Context, raw string) (*token.Access, error) {
	a, err := b.Tokens.Verify(ctx, raw)
	if err != nil {
		return nil, err
	}
	err = b.Live(ctx, a)
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrRevoked) {
		return nil, token.ErrRevoked
	}
	return a, err
}

// bearerAccess is what the bearer token of a request says. Without one the refusal has no error code
// (RFC 6750 §3.1).
func bearerAccess(r *http.Request, tokens TokenVerifier) (*token.Access, error) {
	raw := bearerToken(r)
	if raw == "" {
		return nil, errNoToken
	}
	a, err := tokens.Verify(r.Context(), raw)
	if errors.Is(err, token.ErrInvalid) {
		return nil, invalidToken(err.Error())
	}
	return a, err
}

// bearerToken returns the credentials of an Authorization header of scheme Bearer (RFC 6750 §2.1), or
// "".
func bearerToken(r *http.Request) string {
	scheme, raw, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(raw)
}
