package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "probe.timeout",
	Step:  "probe",
	Cause: `{{.MCP}} does not answer in time: {{.SeenError}}.`,
	When: All(StepFailed("probe"), Saw(Exchange{Target: true, Error: []string{
		"timeout", "deadline exceeded", "timed out", "in time", "no whole answer within", "fell silent", "no tls handshake within",
		"unreachable", "no route to host", "no connection to",
	}})),
	Owner: Network,
	Basis: Observed,
	Fix: `Open the firewall for {{.Host}}'s published addresses, and see that a sleeping instance wakes up within two seconds:
the first request of {{.Host}} must not pay for a cold start.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "the first try fails, the second works"},
	Refs: []result.Ref{
		{Title: "OpenAI, IP addresses", URL: "https://developers.openai.com/api/docs/guides/ip-addresses"},
		openAITroubleshooting(),
	},
})
