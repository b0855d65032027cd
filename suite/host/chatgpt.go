package host

import "time"

// Where the facts come from.
const (
	authDocs    = "https://developers.openai.com/plugins/build/auth"
	refDocs     = "https://developers.openai.com/plugins/reference"
	capture     = "https://github.com/privacyfence/privacyfence tests/fixtures/ai_clients/chatgpt"
	unpublished = "unpublished capture"
)

// ChatGPT is ChatGPT as last observed: the cloud connector, not Codex.
var ChatGPT = &Host{
	ID: "chatgpt", Name: "ChatGPT", Date: "2026-10",
	Agents: map[Leg]Fact[string]{
		Discovery:    {"Python/3.14 aiohttp/3.13.5", Measured, capture, "2026-09-28"},
		Registering:  {"Python/3.14 aiohttp/3.13.5", Measured, capture, "2026-09-28"},
		TokenRequest: {"openai-connectors-oauth/1.0", Measured, capture, "2026-09-28"},
		Connecting:   {"openai-mcp/1.0.0", Measured, capture, "2026-09-28"},
		Calling:      {"openai-mcp/1.0.0 (Codex)", Measured, unpublished, "2026-09-25"},
	},
	Journey: Fact[[]string]{[]string{
		"POST the MCP URL without a token", "GET protected resource metadata",
		"GET /.well-known/oauth-authorization-server", "GET /.well-known/openid-configuration",
		"POST registration_endpoint", "GET authorization_endpoint (the user's browser)", "POST token_endpoint",
		"POST the MCP URL without a token, and discovery, once more",
		"server/discover", "initialize", "notifications/initialized", "tools/list",
	}, Measured, capture, "2026-09-28"},
	// Captures differ between the root and the path form; the order is MCP's.
	ResourceMetadata: Fact[[]Place]{[]Place{FromChallenge, PathInserted, AtRoot},
		Documented, "MCP 2026-07-28, Protected Resource Metadata Discovery Requirements; " + authDocs, "2026-10"},
	ServerMetadata: Fact[[]Place]{[]Place{OAuthInserted, OIDCInserted, OIDCAppended, OAuthAppended},
		Inferred, "MCP 2026-07-28, Authorization Server Metadata Discovery; appending: an unpublished capture of 2025-11", "2026-10"},
	Client:       chatgptClient,
	Redirect:     chatgptRedirect,
	Authorize:    chatgptAuthorize,
	MCP:          chatgptMCP,
	Limits:       Limits{ToolCall: Fact[time.Duration]{60 * time.Second, Measured, unpublished, "2026-09"}},
	Symptoms:     chatgptSymptoms,
	Unadvertised: unadvertised,
}

// unadvertised is where the servers this project grew out of serve endpoints unannounced.
var unadvertised = []Endpoint{
	{Introspection, "/token/introspect", seen("mcp2 reference server, an Express server")},
	{Introspection, "/introspect", seen("path of the RFC 7662 §2.1 example")},
	{PrivyExchange, "/token/privy/access-token", seen("mcp2 reference server, an Express server")},
	{PrivyExchange, "/privy/access-token", seen("mcp, its predecessor")},
	{Completion, "/authorize/complete", seen("mcp2 reference server, an Express server")},
	{Revocation, "/revoke", seen("path of the RFC 7009 §2.1 example")},
}

func seen(where string) Fact[string] { return Fact[string]{where, Measured, where, "2026-11-21"} }
