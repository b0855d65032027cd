package oauth

import (
	"net/http"

	"github.com/mcpconform/mcpconform/server/token"
)

// JWKS serves the public keys access tokens are signed with (RFC 7517 §5).
type JWKS struct {
	Keys     *token.Keys
	Describe func(token.Set) any // the document; [DescribeKeys]
}

// DescribeKeys publishes the set as it is: it holds nothing but the public parts.
func DescribeKeys(s token.Set) any { return s }

func (j JWKS) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	publicJSON(w, j.Describe(j.Keys.JWKS()))
}
