package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:     "prm.missing",
	Step:   "resource",
	Cause:  `No protected resource metadata is found for {{.MCP}}, so {{.Host}} does not learn which authorization server to ask.`,
	When:   FailsOrWarns("discovery.prm.found"),
	Unless: Any(pageAtMetadata, guardedMetadata, unreachableMetadata, presentMetadata, refusedMetadata),
	Owner:  MCPServer,
	Basis:  Documented,
	Fix: `Serve JSON at {{.PathMetadata}} with "resource": "{{.MCP}}" and "authorization_servers": [the issuer], and serve
{{.RootMetadata}} too: some clients ask only there. Name the first in the challenge.`,
	Symptoms: []string{"“MCP server … does not implement OAuth”", "“Something went wrong with setting up the connection”"},
	ProvenBy: []string{"prm-missing"},
	Refs:     []result.Ref{rfc(9728, "3.1"), openAIAuth(), mcpAuthorization(), report("kernel/kernel-mcp-server", 91)},
})
