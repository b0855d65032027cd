package issuer

import (
	"net/http"
	"strings"
)

// routes mounts every endpoint below /api/v1 (@privy-io/server-auth, on
// auth.privy.io) and below /v1 (@privy-io/node, on api.privy.io).
func (is *Issuer) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, e := range map[string]endpoint{
		"GET /apps/{app}":                  is.public(is.ofApp(is.appSettings)),
		"GET /apps/{app}/jwks.json":        is.ofApp(is.jwks), // asked for by verifiers, which have no credentials
		"GET /apps/{app}/test_credentials": is.private(is.ofApp(is.testCredentials)),
		"POST /passwordless/init":          is.public(is.passwordlessInit),
		"POST /passwordless/authenticate":  is.public(is.passwordlessAuthenticate),
		"POST /sessions":                   is.public(is.refreshSession),
		"GET /users/{did}":                 is.private(is.getUser),
		"DELETE /users/{did}":              is.private(is.removeUser),
	} {
		method, path, _ := strings.Cut(pattern, " ")
		mux.Handle(method+" /api/v1"+path, e)
		mux.Handle(method+" /v1"+path, e)
	}
	mux.Handle("/", endpoint(func(*http.Request) (any, error) { return nil, errNotFound }))
	return mux
}
