package diagnose

import (
	"fmt"

	"github.com/mcpconform/mcpconform/reports/result"
)

// The documents that rules cite. Sections of RFCs have stable anchors; of pages without, the page is
// cited.

func rfc(number int, section string) result.Ref {
	return result.Ref{
		Title: fmt.Sprintf("RFC %d §%s", number, section),
		URL:   fmt.Sprintf("https://www.rfc-editor.org/rfc/rfc%d#section-%s", number, section),
	}
}

func oauth21(section string) result.Ref {
	return result.Ref{
		Title: "OAuth 2.1 draft-13 §" + section,
		URL:   "https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1-13#section-" + section,
	}
}

func mcp(version, page, title string) result.Ref {
	return result.Ref{
		Title: "MCP " + version + " " + title,
		URL:   "https://modelcontextprotocol.io/specification/" + version + "/" + page,
	}
}

func mcpAuthorization() result.Ref { return mcp("2025-11-25", "basic/authorization", "Authorization") }
func mcpTransports() result.Ref    { return mcp("2025-11-25", "basic/transports", "Transports") }
func mcpLifecycle() result.Ref     { return mcp("2025-11-25", "basic/lifecycle", "Lifecycle") }
func mcpTools() result.Ref         { return mcp("2025-11-25", "server/tools", "Tools") }

func openAIAuth() result.Ref {
	return result.Ref{Title: "OpenAI, Authentication", URL: "https://developers.openai.com/plugins/build/auth"}
}

func openAITroubleshooting() result.Ref {
	return result.Ref{Title: "OpenAI, Troubleshooting", URL: "https://developers.openai.com/plugins/deploy/troubleshooting"}
}

// report is a public thread in which the cause was found behind a real failure.
func report(repository string, number int) result.Ref {
	return result.Ref{
		Title: fmt.Sprintf("%s#%d", repository, number),
		URL:   fmt.Sprintf("https://github.com/%s/issues/%d", repository, number),
	}
}
