package oauth

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/token"
)

// JWKS serves the public keys access tokens are signed with (RFC 7517 §5).
type JWKS struct{ Keys *token.Keys }

func (j JWKS) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	publicJSON(w, j.Keys.JWKS())
}
