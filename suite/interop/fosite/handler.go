package main

import (
	"net/http"

	"github.com/modelcontextprotocol/go-sdk/auth"
)

// scope is the one scope there is.
const scope = "mcp:tools"

// newHandler puts the authorization server and the MCP server together, at the
// base URL, which is also the issuer.
func newHandler(base string) http.Handler {
	resource := base + "/mcp"
	clients := newStore()
	provider := newProvider(clients)

	mux := http.NewServeMux()
	mux.Handle("/.well-known/oauth-authorization-server", metadata(base))
	mux.Handle("POST /register", &registration{clients: clients, resource: resource})
	mux.Handle("/authorize", &authorization{provider: provider, users: clients, resource: resource})
	mux.Handle("/token", &token{provider: provider})
	mux.Handle("/revoke", revocation(provider))
	mux.Handle("/introspect", introspection(provider))

	mux.Handle("/.well-known/oauth-protected-resource/mcp", resourceMetadata(base, resource))
	mux.Handle("/mcp", auth.RequireBearerToken(verifier(provider, resource), &auth.RequireBearerTokenOptions{
		ResourceMetadataURL: base + "/.well-known/oauth-protected-resource/mcp",
		Scopes:              []string{scope},
	})(newMCP()))
	return mux
}
