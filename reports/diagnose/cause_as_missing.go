package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:     "as.missing",
	Step:   "server",
	Cause:  `{{.NoServer}} metadata at any of the locations {{.Host}} asks.`,
	When:   Fails("discovery.as.found"),
	Unless: Any(misplacedServerMetadata, pageAtServerMetadata, presentServerMetadata, refusedServerMetadata, unreachableServerMetadata),
	Owner:  AuthorizationServer,
	Basis:  Documented,
	Fix: `Serve RFC 8414 metadata at {{.ServerMetadata}} (for an issuer with a path: inserted between host and path), and see that the
resource metadata names exactly that issuer: an absolute URL, without the well-known path. If the provider has none, as GitHub has not, put an OAuth proxy in front of it.`,
	Symptoms: []string{"“Error fetching OAuth configuration”", "“MCP server … does not implement OAuth”"},
	ProvenBy: []string{"as-metadata-missing"},
	Refs:     []result.Ref{rfc(8414, "3.1"), openAIAuth(), mcpAuthorization(), report("github/github-mcp-server", 1081)},
})
