package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:     "bearer.fresh-refused",
	Step:   "session",
	Cause:  `{{.MCP}} refuses a token that its own authorization server has just issued: {{.Actual "bearer.fresh.accepted"}}.`,
	When:   Fails("bearer.fresh.accepted"),
	Unless: firewalledCall,
	Owner:  MCPServer,
	Basis:  Observed,
	Fix: `Compare what the verifier of the MCP server expects with what the authorization server issues: audience ({{.MCP}}: the provider must map
"resource" to "aud", or the server accept what it gives), issuer ({{.Issuer}}), the key set's address taken from the metadata rather than
written down, and the form: an opaque token needs introspection, not a JWT parser.
A token of another kind, such as the session of the login, needs a key and a verifier of its own.`,
	Symptoms: []string{"login works, then every call is refused, or the login starts again and again", "“No app actions available”"},
	ProvenBy: []string{"fresh-token-refused", "mixed-token-ignored", "access-token-as-session"},
	Refs:     []result.Ref{rfc(8707, "2"), rfc(9068, "4"), mcpAuthorization(), report("anthropics/claude-ai-mcp", 912), report("agigante80/actual-mcp-server", 462)},
})
