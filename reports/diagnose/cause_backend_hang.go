package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "backend.hang",
	Step:  "tools",
	Cause: `With its backend down a tool does not answer in time; {{.Host}} gives up at about 60 seconds and calls again.`,
	When:  FailsOrWarns("tools.backend-down.in-time"),
	Explains: []string{
		"tools.backend-error.reported", "tools.backend-error.nothing-internal", "tools.backend-malformed.reported",
		"tools.backend-malformed.nothing-internal", "tools.backend-slow.in-time",
	},
	Owner: MCPServer,
	Basis: Observed,
	Fix: `Give every request of a tool to its backend a deadline well under 30 seconds, and answer with a result that has isError: true and says what the
user can do. Make calls that change something safe to repeat.`,
	Symptoms: []string{"the tool “failed”, and what it does was done twice"},
	ProvenBy: []string{"tool-hangs-on-backend"},
	Refs:     []result.Ref{mcpTools(), openAITroubleshooting()},
})
