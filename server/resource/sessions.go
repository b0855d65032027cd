package resource

import "net/http"

// outsideSessions are the messages that need no session: they open one, or ask before there is one.
var outsideSessions = map[string]bool{"initialize": true, "server/discover": true}

// inSession answers 400 to a message outside any session (MCP 2025-11-25, Transports, "Session
// Management"). The SDK would open one for it, and answer that it is not initialized.
func inSession(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		messages := MessagesOf(r.Context())
		if len(messages) > 0 && r.Header.Get("Mcp-Session-Id") == "" && !outsideSessions[messages[0].Method] {
			http.Error(w, "this needs an Mcp-Session-Id", http.StatusBadRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}
