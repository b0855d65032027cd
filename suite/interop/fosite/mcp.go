package main

import (
	"context"
	"net/http"

	"github.com/modelcontextprotocol/go-sdk/auth"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/modelcontextprotocol/go-sdk/oauthex"
	"github.com/ory/fosite"
)

// newMCP is an MCP server as the SDK makes it when nothing is set, with two tools.
func newMCP() http.Handler {
	server := mcp.NewServer(&mcp.Implementation{Name: "fosite example", Version: "1.0.0"}, nil)
	mcp.AddTool(server, &mcp.Tool{
		Name: "whoami", Description: "Says who is logged in.",
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true},
	}, whoami)
	mcp.AddTool(server, &mcp.Tool{Name: "greet", Description: "Greets somebody."}, greet)
	return mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, nil)
}

func whoami(_ context.Context, request *mcp.CallToolRequest, _ struct{}) (*mcp.CallToolResult, any, error) {
	return text(request.Extra.TokenInfo.UserID), nil, nil
}

type greeting struct {
	Name string `json:"name" jsonschema:"whom to greet"`
}

func greet(_ context.Context, _ *mcp.CallToolRequest, who greeting) (*mcp.CallToolResult, any, error) {
	return text("Hello, " + who.Name), nil, nil
}

func text(s string) *mcp.CallToolResult {
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: s}}}
}

// resourceMetadata is the document of RFC 9728, served by the SDK.
func resourceMetadata(base, resource string) http.Handler {
	return auth.ProtectedResourceMetadataHandler(&oauthex.ProtectedResourceMetadata{
		Resource:               resource,
		ResourceName:           "fosite example",
		AuthorizationServers:   []string{base},
		ScopesSupported:        []string{scope},
		BearerMethodsSupported: []string{"header"},
	})
}

// verifier asks fosite what a token is good for: it must be an access token, and
// for this resource. Any other is no token to the SDK.
func verifier(provider fosite.OAuth2Provider, resource string) auth.TokenVerifier {
	return func(ctx context.Context, presented string, _ *http.Request) (*auth.TokenInfo, error) {
		use, grant, err := provider.IntrospectToken(ctx, presented, fosite.AccessToken, new(fosite.DefaultSession))
		if err != nil || use != fosite.AccessToken || !grant.GetGrantedAudience().Has(resource) {
			return nil, auth.ErrInvalidToken
		}
		return &auth.TokenInfo{
			Scopes:     grant.GetGrantedScopes(),
			Expiration: grant.GetSession().GetExpiresAt(fosite.AccessToken),
			UserID:     grant.GetSession().GetSubject(),
		}, nil
	}
}
