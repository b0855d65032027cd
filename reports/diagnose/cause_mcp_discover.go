package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "mcp.discover",
	Step:     "session",
	Cause:    `{{.MCP}} breaks on server/discover, the first call of {{.Host}}, instead of refusing it: {{.Actual "lifecycle.discover.answered"}}.`,
	When:     FailsOrWarns("lifecycle.discover.answered"),
	Owner:    MCPServer,
	Basis:    Inferred,
	Fix:      `Answer a method you do not know with the JSON-RPC error -32601, not with a 5xx, a hang or another code; {{.Host}} then goes on with initialize.`,
	Symptoms: []string{"other clients stop with an error after a login that worked; some connections of ChatGPT may"},
	ProvenBy: []string{"discover-500"},
	Refs:     []result.Ref{mcp("2026-07-28", "basic/lifecycle", "Lifecycle"), report("zoedsoupe/anubis-mcp", 295), report("OneUptime/oneuptime", 3695)},
})
