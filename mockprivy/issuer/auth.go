package issuer

import (
	"net/http"
	"net/mail"
	"strings"
)

// public wraps an endpoint that a browser may call: it asks for the header
// privy-app-id only, but refuses credentials that are sent and wrong.
func (is *Issuer) public(e endpoint) endpoint {
	return func(r *http.Request) (any, error) {
		if r.Header.Get("privy-app-id") != is.options.AppID {
			return nil, errAppID
		}
		if isBasic(r) && !is.isAppServer(r) {
			return nil, errAppSecret
		}
		return e(r)
	}
}

// private wraps an endpoint for the app's own server: HTTP Basic with the app
// id and secret, and the header privy-app-id.
func (is *Issuer) private(e endpoint) endpoint {
	return is.public(func(r *http.Request) (any, error) {
		if !is.isAppServer(r) {
			return nil, errAppSecret
		}
		return e(r)
	})
}

// ofApp refuses a path that names another app.
func (is *Issuer) ofApp(e endpoint) endpoint {
	return func(r *http.Request) (any, error) {
		if r.PathValue("app") != is.options.AppID {
			return nil, errAppID
		}
		return e(r)
	}
}

func isBasic(r *http.Request) bool {
	scheme, _, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.EqualFold(scheme, "Basic")
}

func (is *Issuer) isAppServer(r *http.Request) bool {
	id, secret, ok := r.BasicAuth()
	return ok && equal(id, is.options.AppID) && equal(secret, is.options.AppSecret)
}

// parseEmail returns the address in lower case, as Privy keeps it (schema
// `Email` of @privy-io/public-api).
func parseEmail(s string) (string, error) {
	s = strings.TrimSpace(s)
	address, err := mail.ParseAddress(s)
	if err != nil || address.Address != s || !strings.Contains(s, "@") {
		return "", invalidInput("Invalid email address")
	}
	return strings.ToLower(s), nil
}
