package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "tools.unknown",
	Step:     "tools",
	Cause:    `A call of a tool that does not exist is not answered with an error that the model can read: {{.Actual "tools.call.unknown"}}.`,
	When:     FailsOrWarns("tools.call.unknown"),
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Answer tools/call for an unknown name with the JSON-RPC error -32602 (“Unknown tool”).`,
	ProvenBy: []string{"unknown-tool-succeeds"},
	Refs:     []result.Ref{mcpTools()},
})
