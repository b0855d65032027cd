package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "probe.tls-untrusted",
	Step:     "probe",
	Cause:    `The certificate of {{.MCPHost}} does not lead to a public authority: it is self-signed, or the server leaves out the intermediate.`,
	When:     All(StepFailed("probe"), untrustedCertificate),
	Explains: []string{"transport.url.direct"},
	Owner:    Network,
	Basis:    Observed,
	Fix: `Serve the full chain (certificate, then intermediates) of a public authority. A browser that knows the intermediate hides
this fault. For a server of your own authority on this machine, name it with --ca-file.`,
	Symptoms: []string{"“Couldn't register with sign-in service”", "“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(9110, "4.3.4"), report("anthropics/claude-ai-mcp", 457)},
})
