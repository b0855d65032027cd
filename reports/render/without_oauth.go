package render

import (
	"net/url"

	"github.com/mcpconform/mcpconform/reports/result"
)

// withoutOAuth is said of a server that needs no login and was asked for by nobody to have one: that
// may be what its owner wants, so it is no finding. It is "" for any other.
func withoutOAuth(run *result.Run) string {
	if !run.Target.WithoutOAuth() || run.Verdict.Connects != result.ConnectsYes {
		return ""
	}
	return "No OAuth was found: everybody who knows the URL may use the tools. If you meant to have it, answer every request " +
		"without a token with 401 and the header WWW-Authenticate: Bearer resource_metadata=\"" + metadataURL(run.Target.URL) +
		"\", and serve the metadata there."
}

// metadataURL is where RFC 9728 §3.1 puts the protected resource metadata of an MCP URL.
func metadataURL(mcp string) string {
	const wellKnown = "/.well-known/oauth-protected-resource"
	u, err := url.Parse(mcp)
	if err != nil {
		return wellKnown
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: wellKnown}).JoinPath(u.EscapedPath()).String()
}
