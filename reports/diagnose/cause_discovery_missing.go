package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:   "discovery.missing",
	Step: "resource",
	Cause: `No discovery document is served at any standard location, neither of the protected resource nor of an authorization server, so
{{.Host}} finds nowhere to log in.`,
	When: All(FailsOrWarns("discovery.prm.found"), StepFailed("server")),
	Unless: Any(pageAtMetadata, guardedMetadata, unreachableMetadata, presentMetadata, refusedMetadata,
		pageAtServerMetadata, presentServerMetadata, refusedServerMetadata, unreachableServerMetadata),
	Explains: []string{"discovery.challenge.resource-metadata"},
	Owner:    MCPServer,
	Basis:    Documented,
	Fix: `Serve JSON at {{.PathMetadata}} with "resource": "{{.MCP}}" and "authorization_servers": [the issuer], and the
authorization server's own document at its /.well-known/oauth-authorization-server. If the code for them is there, see that it is mounted as routes, and
that the setting that switches OAuth on has the name that is read. The form of the access tokens has nothing to do with it.`,
	Symptoms: []string{"“MCP server … does not implement OAuth”", "“OAuth not implemented”"},
	ProvenBy: []string{"well-knowns-missing"},
	Refs:     []result.Ref{rfc(9728, "3.1"), rfc(8414, "3.1"), openAIAuth(), mcpAuthorization()},
})
