package oauth

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/store"
)

const (
	grantCode    = "authorization_code"
	grantRefresh = "refresh_token"
)

// Token is the token endpoint (RFC 6749 §3.2).
type Token struct {
	Auth       AuthenticateClient
	Parameters CheckParameters
	Grants     []string // the grant types there are
	Code       *CodeGrant
	Refresh    *RefreshGrant
	Exchange   *ExchangeGrant
	Write      WriteToken
}

// Serve answers POST.
func (e *Token) Serve(w http.ResponseWriter, r *http.Request) error {
	form, err := readForm(r)
	if err != nil {
		return err
	}
	if err := e.Parameters(form, tokenParameters); err != nil {
		return err
	}
	kind := form.Get("grant_type")
	switch {
	case kind == "":
		return invalidRequest("grant_type is required")
	case !slices.Contains(e.Grants, kind):
		return refuse("unsupported_grant_type", "grant_type must be one of "+strings.Join(e.Grants, ", "))
	}
	client, err := e.Auth(r, form)
	if err != nil {
		return err
	}
	if !slices.Contains(client.GrantTypes, kind) {
		return refuse("unauthorized_client", "this client was not registered for this grant_type")
	}
	answer, err := e.redeem(r, kind, client, form)
	if err != nil {
		return err
	}
	return e.Write(w, answer)
}

func (e *Token) redeem(r *http.Request, kind string, c store.Client, form url.Values) (TokenResponse, error) {
	switch kind {
	case grantCode:
		return e.Code.redeem(r.Context(), c, form)
	case grantExchange:
		return e.Exchange.redeem(r.Context(), c, form)
	}
	return e.Refresh.redeem(r.Context(), c, form)
}

// TokenResponse is the answer of RFC 6749 §5.1, and of RFC 8693 §2.2.1. The scope of a token of this
// server is always told.
type TokenResponse struct {
	AccessToken  string `json:"access_token"`
	TokenType    string `json:"token_type,omitempty"`
	ExpiresIn    int64  `json:"expires_in"` // seconds
	RefreshToken string `json:"refresh_token,omitempty"`
	Scope        string `json:"scope,omitempty"`
	IDToken      string `json:"id_token,omitempty"`
	// IssuedTokenType is the token type of what was exchanged (RFC 8693 §3).
	IssuedTokenType string `json:"issued_token_type,omitempty"`
}

// WriteToken sends a token response.
type WriteToken func(http.ResponseWriter, TokenResponse) error

// WriteUncached is the strict [WriteToken]: JSON that no cache may keep (RFC 6749 §5.1).
func WriteUncached(w http.ResponseWriter, t TokenResponse) error {
	noStore(w.Header())
	return writeJSON(w, http.StatusOK, t)
}
