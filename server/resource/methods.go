package resource

import (
	"net/http"
	"slices"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// methods are the requests the server has an answer for: those of the protocol itself, and those of
// the capabilities it declares. Which of them exist in which protocol version is left to the SDK.
var methods = []string{
	"initialize", "ping", "server/discover", "subscriptions/listen",
	"tools/list", "tools/call",
	"resources/list", "resources/templates/list", "resources/read",
}

// declaredMethods answers any other request with -32601. The SDK would answer 400 without a JSON-RPC
// error to a method it does not know, and would serve methods of capabilities that were never
// declared.
func declaredMethods(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		messages := MessagesOf(r.Context())
		if len(messages) != 1 || !messages[0].isRequest() || slices.Contains(methods, messages[0].Method) {
			next.ServeHTTP(w, r)
			return
		}
		status := http.StatusOK
		if r.Header.Get("MCP-Protocol-Version") >= firstModern { // Streamable HTTP, "Sending Messages"
			status = http.StatusNotFound
		}
		writeError(w, status, messages[0].ID, &jsonrpc.Error{Code: jsonrpc.CodeMethodNotFound, Message: "method not found"})
	})
}
