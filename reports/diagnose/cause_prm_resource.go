package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// otherResource holds if the resource metadata names another resource than the URL it was asked for.
var otherResource = FailsOrWarns("discovery.prm.resource-matches")

var _ = define(Rule{
	ID:       "prm.resource-refused",
	Step:     "resource",
	Cause:    `The metadata at {{.ResourceMetadata}} names another resource than {{.MCP}}, and the authorization server does not know it (invalid_target): {{.Actual "discovery.prm.resource-matches"}}.`,
	When:     All(otherResource, unknownTarget),
	Explains: []string{"login", "authorize.resource.accepted", "token.response.usable"},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix: `Set "resource": "{{.MCP}}" in {{.ResourceMetadata}}, letter for letter: scheme, host, path, no added slash. {{.Host}} sends what stands there with
every authorize and token request. Behind a proxy, derive it from the public base URL.`,
	Symptoms: []string{"the login window shows “invalid_target”", "“Protected resource … does not match expected …”"},
	Refs:     []result.Ref{rfc(9728, "3.3"), rfc(8707, "2"), mcpAuthorization(), report("modelcontextprotocol/python-sdk", 1400)},
})

var _ = define(Rule{
	ID:     "prm.resource",
	Step:   "resource",
	Cause:  `The metadata at {{.ResourceMetadata}} is not about {{.MCP}}: {{.Actual "discovery.prm.resource-matches"}}.`,
	When:   otherResource,
	Unless: unknownTarget,
	Owner:  MCPServer,
	Basis:  Normative,
	Fix: `Set "resource": "{{.MCP}}" in {{.ResourceMetadata}}, letter for letter: scheme, host, path, no added slash. Behind a
proxy, derive it from the public base URL. The authorization server must accept the same value as resource.`,
	Symptoms: []string{"“Protected resource … does not match expected …”", "“Something went wrong with setting up the connection”", "login works, then every call is refused"},
	ProvenBy: []string{"prm-resource-mismatch"},
	Refs:     []result.Ref{rfc(9728, "3.3"), mcpAuthorization(), report("modelcontextprotocol/python-sdk", 1400), report("microsoft/vscode", 255255)},
})
