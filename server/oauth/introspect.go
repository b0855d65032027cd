package oauth

import (
	"crypto/subtle"
	"errors"
	"net/http"
	"net/url"

	"github.com/mcpconform/mcpconform/server/token"
)

// Introspect is the introspection endpoint (RFC 7662), for one caller that proves who it is.
type Introspect struct {
	Allow  AllowIntrospection
	Bearer Bearer
}

// AllowIntrospection decides whether a request may ask about tokens.
type AllowIntrospection func(r *http.Request) error

// OneCaller is the strict [AllowIntrospection]: HTTP Basic with this id and secret (RFC 7662 §2.1),
// each encoded as in a form (RFC 6749 §2.3.1) or, as many callers send them, not. An empty secret lets
// nobody in.
func OneCaller(id, secret string) AllowIntrospection {
	return func(r *http.Request) error {
		gotID, gotSecret, _ := r.BasicAuth()
		plain := same(gotID, id) & same(gotSecret, secret)
		encoded := same(gotID, url.QueryEscape(id)) & same(gotSecret, url.QueryEscape(secret))
		if plain|encoded == 1 && secret != "" {
			return nil
		}
		return &Error{
			Status: http.StatusUnauthorized, Code: "invalid_client",
			Description: "the caller must authenticate", Challenge: `Basic realm="introspection"`,
		}
	}
}

func same(a, b string) int { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) }

type introspection struct {
	Active    bool   `json:"active"`
	Scope     string `json:"scope,omitempty"`
	ClientID  string `json:"client_id,omitempty"`
	TokenType string `json:"token_type,omitempty"`
	Expires   int64  `json:"exp,omitempty"`
	IssuedAt  int64  `json:"iat,omitempty"`
	Subject   string `json:"sub,omitempty"`
	Audience  string `json:"aud,omitempty"`
	Issuer    string `json:"iss,omitempty"`
	ID        string `json:"jti,omitempty"`
}

// Serve answers POST. Whatever is not a live access token is inactive, and nothing more is said of it
// (RFC 7662 §2.2); refresh tokens are nobody's business but their client's.
func (e *Introspect) Serve(w http.ResponseWriter, r *http.Request) error {
	if err := e.Allow(r); err != nil {
		return err
	}
	form, err := readForm(r)
	if err != nil {
		return err
	}
	if err := NoRepeats(form, []string{"token", "token_type_hint"}); err != nil {
		return err
	}
	if form.Get("token") == "" {
		return invalidRequest("token is required")
	}
	a, err := e.Bearer.Verify(r.Context(), form.Get("token"))
	if errors.Is(err, token.ErrInvalid) {
		return writeJSON(w, http.StatusOK, introspection{})
	} else if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, introspection{
		Active: true, Scope: a.Scope, ClientID: a.ClientID, TokenType: "Bearer", Expires: a.ExpiresAt.Unix(),
		IssuedAt: a.IssuedAt.Unix(), Subject: a.Subject, Audience: a.Audience, Issuer: a.Issuer, ID: a.ID,
	})
}
