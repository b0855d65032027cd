package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var misplacedServerMetadata = Saw(Exchange{
	Of: "discovery.as.found", Doing: "if the MCP endpoint were the issuer", Status: []string{"200"}, NotMedia: "html",
})

var _ = define(Rule{
	ID:   "as.misplaced",
	Step: "server",
	Cause: `{{.NoServer}} metadata where {{.Host}} looks for it; there is a document at {{.SeenURL}}, which is the place
of an issuer with the path of the MCP endpoint.`,
	When:  All(Fails("discovery.as.found"), misplacedServerMetadata),
	Owner: AuthorizationServer,
	Basis: Documented,
	Fix: `Serve the same document at {{.ServerMetadata}}: the path that follows the well-known part is that of the issuer, not of the MCP
endpoint. Then see that each endpoint in it is where the server has it.`,
	Symptoms: []string{"“Error fetching OAuth configuration”", "“MCP server … does not implement OAuth”"},
	ProvenBy: []string{"as-metadata-of-the-path"},
	Refs:     []result.Ref{rfc(8414, "3.1"), openAIAuth(), mcpAuthorization()},
})
