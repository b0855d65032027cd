package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "tools.call",
	Step:     "tools",
	Cause:    `A read-only tool call of {{.Host}} does not get a result: {{.Actual "tools.call.read-only"}}.`,
	When:     FailsOrWarns("tools.call.read-only"),
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Look at the call of {{.SeenName}} in the server's log. {{.Host}} often calls without an initialize before it, and in a new session per call; report a tool's own failure as a result with isError, not as a 5xx.`,
	Symptoms: []string{"“Error talking to …” when a tool is used"},
	ProvenBy: []string{"tool-call-500", "scope-refused-401"},
	Refs:     []result.Ref{mcpTools(), report("openai/openai-apps-sdk-examples", 165)},
})
