package spec

// OpenAI holds the pages on which OpenAI documents ChatGPT as an MCP client, as read between
// August and October 2026. OpenAI moves and rewrites them; a rule that rests on one of them has
// the basis "documented" and a date in package host.
var OpenAI = struct {
	Authentication  *Document // how ChatGPT finds, registers with and calls a protected server
	Troubleshooting *Document
	Reference       *Document // tool descriptors, annotations and _meta keys
	Server          *Document // building the MCP server
	DeveloperMode   *Document
}{
	Authentication: openAIPage("Authentication", "plugins/build/auth",
		"Custom auth with OAuth 2.1", "Components", "MCP authorization spec requirements",
		"Host protected resource metadata on your MCP server",
		"Publish OAuth metadata from your authorization server",
		"Echo the resource parameter throughout the OAuth flow",
		"Protect callbacks with issuer identification",
		"OAuth flow", "Client registration", "Client identification", "Redirect URL",
		"Mutual TLS (mTLS)", "Triggering authentication UI",
	),
	Troubleshooting: openAIPage("Troubleshooting", "plugins/deploy/troubleshooting",
		"How to triage issues", "Server-side issues", "Widget issues"),
	Reference:     openAIPage("Reference", "plugins/reference"),
	Server:        openAIPage("MCP server", "plugins/build/mcp-server"),
	DeveloperMode: openAIPage("Developer mode", "api/docs/guides/developer-mode"),
}

func openAIPage(title, path string, headings ...string) *Document {
	return page("openai", "openai-"+anchor(title), "OpenAI "+title,
		"https://developers.openai.com/"+path, headings...)
}
