package oauth

import (
	"errors"
	"net/http"

	"github.com/mcpconform/mcpconform/server/privy"
)

// UserInfo tells a client who its user is, as far as the scope of its access token goes (OpenID Connect
// Core §5.3).
type UserInfo struct {
	Bearer Bearer
	Privy  PrivyGateway
}

type userClaims struct {
	Subject       string `json:"sub"`
	Email         string `json:"email,omitempty"`
	EmailVerified bool   `json:"email_verified,omitempty"` // Privy has sent a code there
}

// Serve answers GET and POST with a bearer token.
func (e *UserInfo) Serve(w http.ResponseWriter, r *http.Request) error {
	a, err := bearerAccess(r, e.Bearer)
	if err != nil {
		return err
	}
	if !a.HasScope(ScopeOpenID) {
		return insufficientScope(ScopeOpenID)
	}
	claims := userClaims{Subject: a.Subject}
	if !a.HasScope(ScopeEmail) {
		return writeJSON(w, http.StatusOK, claims)
	}
	claims.Email, err = e.Privy.Email(r.Context(), a.Subject)
	switch {
	case errors.Is(err, privy.ErrNoUser):
		return errNoUser
	case err != nil:
		return unavailable(err)
	}
	claims.EmailVerified = claims.Email != ""
	return writeJSON(w, http.StatusOK, claims)
}
