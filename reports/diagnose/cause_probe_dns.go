package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "probe.dns",
	Step:  "probe",
	Cause: `The host name {{.MCPHost}} does not resolve, so {{.Host}} cannot reach {{.MCP}}.`,
	When: All(StepFailed("probe"), Saw(Exchange{Target: true, Error: []string{
		"dns: ", "no such host", "server misbehaving", "lookup ",
	}})),
	Owner: Network,
	Basis: Observed,
	Fix: `Check the spelling of {{.MCPHost}} and that its A or AAAA record is public. A tunnel that was restarted
has a new name: enter the new URL in {{.Host}} and set it as the server's base URL.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "“Unsafe URL”"},
	Refs:     []result.Ref{openAITroubleshooting()},
})
