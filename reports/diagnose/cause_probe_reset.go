package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "probe.reset",
	Step:  "probe",
	Cause: `The connection to {{.MCP}} is cut before an answer: {{.SeenError}}.`,
	When: All(StepFailed("probe"), Saw(Exchange{Target: true, Error: []string{
		"connection reset", "connection closed", "broken pipe", ": eof", "unexpected eof", "not usable http", "malformed http",
	}})),
	Unless:   Any(tlsTrouble(), Saw(Exchange{Target: true, Error: []string{"timeout", "deadline exceeded", "in time"}})),
	Owner:    Network,
	Basis:    Observed,
	Fix:      `Look for what closes the connection in front of the server: a firewall, a proxy without a running backend, or a port that does not speak HTTP.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{openAITroubleshooting()},
})
