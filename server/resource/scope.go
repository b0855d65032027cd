package resource

import (
	"net/http"
	"slices"
)

// requireScopes answers 403 insufficient_scope to a request whose token lacks a scope, and names in
// one challenge all that the request needs (MCP 2026-07-28, "Scope Challenge Handling").
//
// It goes by what [readMessages] could make of the body. That is how a client is told in time; what
// keeps a tool from running without its scopes is the tool itself, see [NewTool].
func requireScopes(env *environment, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		access := AccessOf(r.Context())
		if access.anonymous() {
			next.ServeHTTP(w, r)
			return
		}
		needed := env.scopesFor(env.scopesOfCalls(MessagesOf(r.Context())))
		if len(access.Missing(needed...)) > 0 {
			refuse(env.Config, w, InsufficientScope(needed...))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// scopesOfCalls are the scopes that the tools called by messages need.
func (e *environment) scopesOfCalls(messages []Message) []string {
	var scopes []string
	for _, m := range messages {
		if m.Method != "tools/call" {
			continue
		}
		if i := slices.IndexFunc(e.Tools, func(t Tool) bool { return t.Name() == m.Name }); i >= 0 {
			scopes = append(scopes, e.Tools[i].Scopes...)
		}
	}
	return scopes
}
