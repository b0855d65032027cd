package host

var chatgptMCP = MCP{
	Discover:   Fact[string]{"2026-07-28", Measured, unpublished, "2026-09"},
	Initialize: Fact[string]{"2025-11-25", Measured, unpublished, "2026-09"},
	DiscoverID: Fact[string]{"openai-mcp-discover", Measured, unpublished, "2026-09"},
	Info:       Fact[Info]{Info{Name: "openai-mcp", Version: "1.0.0"}, Measured, unpublished, "2026-09"},
	// The value of openai/visibility was not published with the capture.
	Capabilities: Fact[map[string]any]{map[string]any{
		"extensions": map[string]any{
			"io.modelcontextprotocol/ui": map[string]any{"mimeTypes": []string{"text/html;profile=mcp-app"}},
		},
		"experimental": map[string]any{"openai/visibility": map[string]any{}},
	}, Measured, unpublished, "2026-09"},
	Meta: Fact[map[string]any]{map[string]any{"openai/locale": "en-US"}, Documented, refDocs, "2026-10"},
}

// chatgptSymptoms are texts a user or the browser's developer tools show.
var chatgptSymptoms = []Symptom{
	{"Something went wrong with setting up the connection", Fact[string]{"anything: metadata at a path that answers 404, a consent page that never redirects, a refusal of the product's own policy", Reported, "https://github.com/1f916-ai/1f916/issues/179", "2026"}},
	{"Error fetching OAuth configuration", Fact[string]{"authorization server metadata is missing or unreachable; also a 400 of the registration endpoint", Reported, "https://github.com/github/github-mcp-server/issues/1081", "2025"}},
	{"MCP server does not implement OAuth", Fact[string]{"neither metadata document is found at the paths tried", Reported, "https://github.com/kernel/kernel-mcp-server/issues/91", "2026"}},
	{"doesn't support RFC 7591 Dynamic Client Registration", Fact[string]{"no registration_endpoint and no client ID metadata document support", Reported, "https://github.com/home-assistant/core/issues/153820", "2025"}},
	{"Dynamic client registration failed: registration endpoint returned 403", Fact[string]{"a firewall or bot rule in front of the registration endpoint", Measured, "https://github.com/Waishnav/devspace/issues/295", "2026"}},
	{"Error creating connector … client_secret Input should be a valid string", Fact[string]{"client_secret: null in the registration response", Measured, unpublished, "2026"}},
	{"Failed to resolve OAuth client", Fact[string]{"no client id to be had: no registration, or metadata rewritten by a proxy", Measured, "https://github.com/Dexter-DAO/dexter-mcp/issues/3", "2026"}},
	{"No app actions available (yet)", Fact[string]{"login worked, but initialize or tools/list fails", Measured, "https://github.com/nowledge-co/community/issues/496", "2026"}},
	{"All tools are hidden", Fact[string]{"the tool list is empty or unusable", Reported, "https://github.com/linuxfoundation/lfx-mcp/issues/126", "2026"}},
	{"Your connection has expired. Reconnect", Fact[string]{"the refresh token is missing or was refused", Measured, unpublished, "2026-09"}},
	{"MCP authorization failed: OAuth flow canceled", Fact[string]{"Cross-Origin-Opener-Policy: same-origin on a login page (seen in the scan of a plugin submission)", Measured, "https://github.com/ory/network/issues/451", "2026"}},
}
