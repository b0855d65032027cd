package selftest

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/auth"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/modelcontextprotocol/go-sdk/oauthex"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/selfhost"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// One more real client: the Go SDK finds its way through discovery, registration and login by
// itself, in both eras of the protocol, lists the tools and calls one.
func TestTheGoSDKClientConnectsListsAndCalls(t *testing.T) {
	t.Parallel()
	h, err := selfhost.Start(t.Context(), selfhost.Options{TLS: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	for name, version := range map[string]string{"server-discover": "", "initialize": "2025-11-25"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			connectBySDK(t, h, version)
		})
	}
}

func connectBySDK(t *testing.T, h *selfhost.Host, version string) {
	t.Helper()
	g := gomega.NewWithT(t)
	w := wire.New(wire.Options{AllowPrivate: true, RootCAs: h.Roots})
	t.Cleanup(w.Close)
	scope := w.Scope("go-sdk")
	transport := &mcp.StreamableClientTransport{
		Endpoint: h.MCPURL.String(), DisableStandaloneSSE: true, MaxRetries: -1,
		HTTPClient: &http.Client{Transport: scope.RoundTripper(wire.Host)}, OAuthHandler: sdkLogin(t, h, scope),
	}
	client := mcp.NewClient(&mcp.Implementation{Name: "selftest", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), transport, &mcp.ClientSessionOptions{ProtocolVersion: version})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	defer func() { _ = session.Close() }()
	if version != "" {
		g.Expect(session.InitializeResult().ProtocolVersion).To(gomega.Equal(version))
	}
	tools, err := session.ListTools(t.Context(), nil)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(tools.Tools).NotTo(gomega.BeEmpty())
	answer, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "get-items"})
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(answer.IsError).To(gomega.BeFalse())
}

// sdkLogin lets the SDK do all of OAuth but the part of the person, which the form driver does.
func sdkLogin(t *testing.T, h *selfhost.Host, scope *wire.Scope) auth.OAuthHandler {
	t.Helper()
	const redirect = "http://127.0.0.1/callback"
	handler, err := auth.NewAuthorizationCodeHandler(&auth.AuthorizationCodeHandlerConfig{
		RedirectURL: redirect, Client: &http.Client{Transport: scope.RoundTripper(wire.Host)},
		DynamicClientRegistrationConfig: &auth.DynamicClientRegistrationConfig{Metadata: &oauthex.ClientRegistrationMetadata{
			ClientName: "selftest", RedirectURIs: []string{redirect}, TokenEndpointAuthMethod: "none",
			GrantTypes: []string{"authorization_code", "refresh_token"}, ResponseTypes: []string{"code"},
		}},
		AuthorizationCodeFetcher: func(ctx context.Context, args *auth.AuthorizationArgs) (*auth.AuthorizationResult, error) {
			o := login.Form{}.Login(ctx, login.Request{Wire: scope, AuthorizeURL: args.URL, RedirectURI: redirect, Account: h.Accounts[0]})
			if o.Redirect == nil {
				return nil, errors.New(o.Stopped)
			}
			q := o.Redirect.Query()
			return &auth.AuthorizationResult{Code: q.Get("code"), State: q.Get("state"), Iss: q.Get("iss")}, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return handler
}
