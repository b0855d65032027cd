package oauth

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/store"
)

// Revoke is the revocation endpoint (RFC 7009). Revoking a refresh token ends its grant with every
// access token of it; revoking an access token ends that token alone.
type Revoke struct {
	Auth       AuthenticateClient
	Parameters CheckParameters
	Tokens     TokenVerifier
	Store      interface {
		store.AccessTokens
		store.RefreshTokens
	}
	RefreshOnly bool // access tokens cannot be revoked, which is said (RFC 7009 §2.2.1)
}

// Serve answers POST. A token that is unknown or over gives 200 like any other (RFC 7009 §2.2): what the
// caller wanted, that it be of no use, is true already. Another client's is refused and lives on (§2.1).
// The hint is not needed, since the two kinds cannot be mistaken for each other.
func (e *Revoke) Serve(w http.ResponseWriter, r *http.Request) error {
	form, err := readForm(r)
	if err != nil {
		return err
	}
	if err := e.Parameters(form, []string{"token", "token_type_hint", "client_id", "client_secret", "client_assertion", "client_assertion_type"}); err != nil {
		return err
	}
	client, err := e.Auth(r, form)
	if err != nil {
		return err
	}
	err = e.revoke(r, client, form)
	if err != nil && !errors.Is(err, store.ErrNotFound) && !errors.Is(err, store.ErrRevoked) {
		return err
	}
	w.WriteHeader(http.StatusOK)
	return nil
}

func (e *Revoke) revoke(r *http.Request, c store.Client, form url.Values) error {
	raw := form.Get("token")
	if raw == "" {
		return invalidRequest("token is required")
	}
	if a, err := e.Tokens.Verify(r.Context(), raw); err == nil {
		if a.ClientID != c.ID {
			return errOthersToken
		}
		if e.RefreshOnly {
			return refuse("unsupported_token_type", "access tokens live until they expire")
		}
		return e.Store.RevokeAccessToken(r.Context(), a.ID, c.ID)
	}
	t, err := e.Store.RefreshToken(r.Context(), store.HashOf(raw))
	switch {
	case err != nil:
		return err
	case t.ClientID != c.ID:
		return errOthersToken
	}
	return e.Store.RevokeRefreshToken(r.Context(), t.Hash, c.ID)
}

// errOthersToken has the code whose definition names the case (RFC 6749 §5.2).
var errOthersToken = invalidGrant("the token was issued to another client")
