package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "probe.refused",
	Step:     "probe",
	Cause:    `Nothing listens at {{.MCP}}: the connection is refused.`,
	When:     All(StepFailed("probe"), Saw(Exchange{Target: true, Error: []string{"connection refused"}})),
	Owner:    MCPServer,
	Basis:    Observed,
	Fix:      `Start the server, and check that it listens on the port of {{.MCP}} and on the address that the name resolves to.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{openAITroubleshooting()},
})
