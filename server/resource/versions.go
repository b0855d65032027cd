package resource

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// firstModern is the first version without a handshake. Versions are dates and compare as text.
const firstModern = "2026-07-28"

// withoutHandshake refuses what belongs to a version with a handshake, where none of those is spoken, and
// names the versions that are: a client of before has nothing else to go by (MCP 2026-07-28, Versioning,
// "Backward Compatibility with Initialization-Based Versions"). The SDK would answer initialize.
func withoutHandshake(spoken []string, next http.Handler) http.Handler {
	if len(spoken) == 0 || slices.Min(spoken) < firstModern {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		version, messages := r.Header.Get("MCP-Protocol-Version"), MessagesOf(r.Context())
		if len(messages) != 1 || !messages[0].isRequest() || version >= firstModern {
			next.ServeHTTP(w, r)
			return
		}
		writeError(w, http.StatusBadRequest, messages[0].ID, notSpoken(version, spoken))
	})
}

// notSpoken is the error of a request in a version that is not spoken; "" is one that does not say.
func notSpoken(version string, spoken []string) *jsonrpc.Error {
	code := mcp.CodeUnsupportedProtocolVersion
	if version == "" {
		code = mcp.CodeHeaderMismatch
	}
	data, _ := json.Marshal(mcp.UnsupportedProtocolVersionData{Supported: spoken, Requested: version}) // strings always marshal
	return &jsonrpc.Error{
		Code: int64(code), Data: data,
		Message: "MCP-Protocol-Version has to name a version that is spoken here: " + strings.Join(spoken, ", "),
	}
}
