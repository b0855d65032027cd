package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var emptyList = All(FailsOrWarns("tools.list.usable"), Saw(Exchange{Asked: `"method":"tools/list"`, Body: `"tools":[]`}))

var _ = define(Rule{
	ID:    "tools.empty",
	Step:  "tools",
	Cause: `{{.MCP}} lists no tools to a user who has just logged in.`,
	When:  emptyList,
	Owner: MCPServer,
	Basis: Observed,
	Fix: `See what filters the list: a scope that {{.Host}} did not ask for (name it in the challenge's scope and in scopes_supported), a feature flag, or tools
that are registered after the first session.`,
	Symptoms: []string{"“All tools are hidden”", "“No app actions available”"},
	ProvenBy: []string{"tools-empty"},
	Refs:     []result.Ref{mcpTools(), report("linuxfoundation/lfx-mcp", 126)},
})
