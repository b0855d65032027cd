package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "backend.leak",
	Step:  "tools",
	Cause: `With its backend down a tool tells the model what is inside: {{.Actual "tools.backend-down.nothing-internal"}}.`,
	When:  FailsOrWarns("tools.backend-down.nothing-internal"),
	Explains: []string{
		"tools.backend-error.nothing-internal", "tools.backend-malformed.nothing-internal", "tools.backend-slow.in-time",
		"tools.privy-slow.in-time",
	},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Log the error with an id and return a sentence of your own with that id: no addresses, stack traces, SQL or tokens.`,
	ProvenBy: []string{"tool-leaks-internals"},
	Refs:     []result.Ref{mcpTools()},
})
