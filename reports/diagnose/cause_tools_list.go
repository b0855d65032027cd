package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// listFails holds if tools/list is answered with no list at all.
var listFails = Any(
	silent("tools.list.usable"),
	Saw(Exchange{DecisiveOf: "tools.list.usable", Status: []string{"3xx", "4xx", "5xx"}}),
	Saw(Exchange{DecisiveOf: "tools.list.usable", Body: `"error":{"code"`}),
	Saw(Exchange{DecisiveOf: "tools.list.usable", Body: `"error":{"message"`}),
)

var _ = define(Rule{
	ID:       "tools.list-fails",
	Step:     "tools",
	Cause:    `{{.MCP}} does not answer tools/list with a list: {{.Actual "tools.list.usable"}}.`,
	When:     All(FailsOrWarns("tools.list.usable"), listFails),
	Owner:    MCPServer,
	Basis:    Observed,
	Fix:      `Look into the server's log for {{.SeenName}}. {{.Host}} asks for the tools with the user's token, right after the handshake; the request has no other parameters.`,
	Symptoms: []string{"“No app actions available”", "“Error refreshing actions”"},
	Refs:     []result.Ref{mcpTools(), report("nowledge-co/community", 496)},
})
