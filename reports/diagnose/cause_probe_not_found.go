package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "probe.not-found",
	Step:     "probe",
	Cause:    `No MCP endpoint is at {{.MCP}}: POST answers {{.SeenStatus}}.`,
	When:     All(StepFailed("probe"), Saw(Exchange{Target: true, Status: []string{"404", "405", "410"}})),
	Unless:   Fails("discovery.challenge.unauthorized"), // metadata of this URL was found beside it
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Enter the full URL of the endpoint, often …/mcp, and see that its route takes POST and that the proxy passes the path on.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "“… does not implement OAuth”"},
	Refs:     []result.Ref{mcpTransports()},
})
