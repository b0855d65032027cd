package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "probe.not-mcp",
	Step:  "probe",
	Cause: `{{.MCP}} does not speak MCP: POST answers {{.SeenStatus}} with neither a JSON-RPC message nor a challenge.`,
	When:  All(StepFailed("probe"), Saw(Exchange{Target: true, Status: []string{"2xx", "4xx"}})),
	Unless: Any(htmlAtTarget, botWall, Fails("discovery.challenge.unauthorized"),
		Saw(Exchange{Target: true, Status: []string{"401", "403", "404", "405", "410", "421"}}),
		Saw(Exchange{Target: true, Status: []string{"400"}, Body: "invalid host"})),
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Enter the URL of the MCP endpoint. It must answer a JSON-RPC request with a JSON-RPC response, or with 401 and a Bearer challenge.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{mcpTransports()},
})
