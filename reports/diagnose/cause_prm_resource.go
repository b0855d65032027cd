package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "prm.resource",
	Step:  "resource",
	Cause: `The metadata at {{.ResourceMetadata}} is not about {{.MCP}}: {{.Actual "discovery.prm.resource-matches"}}.`,
	When:  FailsOrWarns("discovery.prm.resource-matches"),
	Owner: MCPServer,
	Basis: Normative,
	Fix: `Set "resource": "{{.MCP}}" in {{.ResourceMetadata}}, letter for letter: scheme, host, path, no added slash. Behind a
proxy, derive it from the public base URL. The authorization server must accept the same value as resource.`,
	Symptoms: []string{"“Protected resource … does not match expected …”", "“Something went wrong with setting up the connection”", "login works, then every call is refused"},
	ProvenBy: []string{"prm-resource-mismatch"},
	Refs:     []result.Ref{rfc(9728, "3.3"), mcpAuthorization(), report("modelcontextprotocol/python-sdk", 1400), report("microsoft/vscode", 255255)},
})
