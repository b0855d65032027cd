package oauth

import (
	"net/http"
	"net/url"
	"strings"
)

// AuthorizationResponse is what goes back to the client by way of the browser: a code, or an error
// (RFC 6749 §4.1.2).
type AuthorizationResponse struct {
	RedirectURI string
	State       string
	Issuer      string
	Code        string
	Error       *Error
}

// ResponseParameters says which parameters a response has.
type ResponseParameters func(AuthorizationResponse) url.Values

// WithIssuer is the strict [ResponseParameters]: code or error, the state if there was one, and iss
// always (RFC 9207 §2).
func WithIssuer(a AuthorizationResponse) url.Values {
	v := url.Values{"iss": {a.Issuer}}
	if a.State != "" {
		v.Set("state", a.State)
	}
	if a.Error == nil {
		v.Set("code", a.Code)
		return v
	}
	v.Set("error", a.Error.Code)
	if a.Error.Description != "" {
		v.Set("error_description", a.Error.Description)
	}
	return v
}

// location adds parameters to a redirect URI, keeping those it has (RFC 6749 §3.1.2).
func location(redirectURI string, v url.Values) string {
	path, query, _ := strings.Cut(redirectURI, "?")
	if query != "" {
		query += "&"
	}
	return path + "?" + query + v.Encode()
}

// Responder sends authorization responses.
type Responder struct {
	Issuer     string
	Parameters ResponseParameters
}

func (s Responder) parameters(a AuthorizationResponse) url.Values {
	a.Issuer = s.Issuer
	return s.Parameters(a)
}

// location is where a response is sent.
func (s Responder) location(a AuthorizationResponse) string {
	return location(a.RedirectURI, s.parameters(a))
}

// redirect sends the browser to the client. The status is 303, so that a form is never posted on
// (RFC 9700 §4.12).
func (s Responder) redirect(w http.ResponseWriter, a AuthorizationResponse) error {
	w.Header().Set("Location", s.location(a))
	w.WriteHeader(http.StatusSeeOther)
	return nil
}
