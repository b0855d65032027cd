package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:   "resource.typed-url",
	Step: "resource",
	Cause: `{{.MCP}} accepts the token that {{.Host}} asks for by the resource of the metadata, so {{.Host}} gets in; a host that asks by the URL the
user typed is given a token and locked out with it: {{.Actual "bearer.typed-url.accepted"}}.`,
	When:     FailsOrWarns("bearer.typed-url.accepted"),
	Explains: []string{"discovery.prm.resource-matches"},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix: `Set "resource": "{{.MCP}}" in {{.ResourceMetadata}}, and let the MCP endpoint accept tokens of that audience; accept the one that is named
now as well until the hosts that hold such tokens have logged in anew.`,
	Symptoms: []string{"other hosts: login works, then every call is refused", "“Protected resource … does not match expected …”"},
	ProvenBy: []string{"typed-url-locked-out"},
	Refs:     []result.Ref{rfc(8707, "2"), rfc(9728, "3.3"), mcpAuthorization(), report("modelcontextprotocol/python-sdk", 1400)},
})
