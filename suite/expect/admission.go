package expect

import (
	"net/http"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// Admitted matches an MCP answer from behind the authorization of the endpoint: a JSON-RPC result or
// error under any status but 401 and 403, and no request to log in. Whether it is the right one is not its business.
func Admitted() Matcher {
	return &rule{
		expected: "an MCP answer, and neither 401 nor 403",
		match: func(ex *wire.Exchange) bool {
			refused := ex.Status == http.StatusUnauthorized || ex.Status == http.StatusForbidden
			return !refused && usable(ex) && response(ex) != nil && !loginResult(ex)
		},
		describe: describeRefusalOfBearer,
	}
}
