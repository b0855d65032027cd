package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "probe.server-error",
	Step:     "probe",
	Cause:    `{{.MCP}} breaks on the first request of {{.Host}}: POST answers {{.SeenStatus}}.`,
	When:     All(StepFailed("probe"), Saw(Exchange{Target: true, Status: []string{"5xx"}})),
	Unless:   botWall,
	Explains: []string{"discovery.challenge.unauthorized"},
	Owner:    MCPServer,
	Basis:    Observed,
	Fix:      `Look into the server's log for this request; 502 and 504 come from the proxy and mean that it does not reach the server behind it.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "HTTP 424"},
	Refs:     []result.Ref{openAITroubleshooting()},
})
