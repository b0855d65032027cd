package resource

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/modelcontextprotocol/go-sdk/auth"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

const instructions = "Tools to look at a list of items and to find people whose intents match yours."

// newTransport is the handler that speaks MCP over Streamable HTTP: stateless, which is the only form
// in which 2026-07-28 is spoken and which answers every earlier handshake too. Answers are plain
// JSON, which no proxy on the way can hold back as it can a stream, unless Config.Streams says otherwise.
func newTransport(env *environment) http.Handler {
	logger := slog.New(warnings{env.Logger.Handler()})
	server := newMCPServer(env, logger)
	options := &mcp.StreamableHTTPOptions{
		Stateless:                    true,
		JSONResponse:                 !env.Streams,
		Logger:                       logger,
		PropagateRequestCancellation: true,
		DisableLocalhostProtection:   true, // guard does it, and knows the name behind a proxy
	}
	if env.Sessions {
		options.Stateless, options.JSONResponse, options.EventStore = false, false, mcp.NewMemoryEventStore(nil)
		options.SessionTimeout = idle
	}
	handler := handOver(mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, options))
	if env.Sessions {
		return unbuffered(inSession(handler))
	}
	return unbuffered(decodedName(withoutResumption(handler)))
}

// idle is how long a session is kept that nobody uses: clients end theirs by going away (MCP 2025-11-25,
// Transports, "Session Management").
const idle = time.Hour

func newMCPServer(env *environment, logger *slog.Logger) *mcp.Server {
	// Declared even if the lists are empty; without listChanged, because they never change.
	capabilities := &mcp.ServerCapabilities{Tools: &mcp.ToolCapabilities{}, Resources: &mcp.ResourceCapabilities{}}
	capabilities.AddExtension(widgetExtension, map[string]any{})
	server := mcp.NewServer(
		&mcp.Implementation{Name: "mcpconform-reference", Title: env.Name, Version: env.Version},
		&mcp.ServerOptions{
			Instructions: instructions,
			Logger:       logger,

			SupportedProtocolVersions: env.Versions,
			Capabilities:              capabilities,
			SetCacheable:              cacheable,
			PageSize:                  env.PageSize,
		})
	for _, tool := range env.Tools {
		tool.add(server, env)
	}
	for _, r := range env.Resources {
		server.AddResource(r.Definition, r.read)
	}
	server.AddReceivingMiddleware(append([]mcp.Middleware{recoverPanics(env), listTools(env), challengeInResult}, env.Middleware...)...)
	return server
}

// fresh is how long a client may keep what it was told of the server. All of it changes with the program
// only, and a corrected server should not go unnoticed for long.
const fresh = 5 * time.Minute

// cacheable are the caching hints of 2026-07-28. Whoever caches must not show one user what another was
// allowed to see.
func cacheable(_ context.Context, _ mcp.Request, c *mcp.Cacheable) {
	c.TTLMs, c.CacheScope = int(fresh.Milliseconds()), "private"
}

// handOver gives the access to the SDK in the one way it passes on to tools: as the result of its own
// bearer middleware. The token itself ends here.
func handOver(next http.Handler) http.Handler {
	verify := func(ctx context.Context, _ string, _ *http.Request) (*auth.TokenInfo, error) {
		access := AccessOf(ctx)
		return &auth.TokenInfo{UserID: access.Subject, Scopes: access.Scopes, Extra: map[string]any{accessKey: access}}, nil
	}
	next = auth.RequireBearerToken(verify, &auth.RequireBearerTokenOptions{AllowMissingExpiration: true})(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.Clone(r.Context())
		r.Header.Set("Authorization", "Bearer verified")
		next.ServeHTTP(w, r)
	})
}
