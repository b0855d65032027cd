package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:     "mcp.initialize",
	Step:   "session",
	Cause:  `{{.MCP}} does not answer {{.Host}}'s initialize as it must: {{.Actual "lifecycle.initialize.answered"}}.`,
	When:   FailsOrWarns("lifecycle.initialize.answered"),
	Unless: guardedHost,
	Owner:  MCPServer,
	Basis:  Observed,
	Fix: `Answer initialize for protocol version 2025-11-25, or any that you do not know with the newest you do, and accept unknown capabilities and _meta. Log
what the body parser and header checks refuse: 400, 406 and 422 are often sent before the MCP code sees the request.`,
	Symptoms: []string{"“No app actions available”", "“Error refreshing actions”", "“Something went wrong with setting up the connection” after a login that worked"},
	ProvenBy: []string{"initialize-refused"},
	Refs:     []result.Ref{mcpLifecycle(), mcpTransports(), report("nowledge-co/community", 496), report("automagik-dev/genie", 333)},
})
