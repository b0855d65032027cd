package oauth

import (
	"net/http"
)

// Exchange is the endpoint that gives a resource server the Privy token behind the access token it
// was called with.
type Exchange struct {
	Tokens    TokenVerifier
	Exchanger Exchanger
}

type exchangeResponse struct {
	PrivyAccessToken string `json:"privyAccessToken"`
	ExpiresAt        int64  `json:"expiresAt"` // milliseconds since 1970, the Privy token's own
	UserID           string `json:"userId"`
	Scope            string `json:"scope"`
}

// Serve answers POST with a bearer token.
func (e *Exchange) Serve(w http.ResponseWriter, r *http.Request) error {
	a, err := bearerAccess(r, e.Tokens)
	if err != nil {
		return err
	}
	t, err := e.Exchanger.Exchange(r.Context(), a)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, exchangeResponse{t.Raw, t.ExpiresAt.UnixMilli(), t.UserID, t.Scope})
}
