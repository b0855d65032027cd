package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "probe.tls-name",
	Step:     "probe",
	Cause:    `The certificate served at {{.MCP}} is for another name: {{.SeenError}}.`,
	When:     All(StepFailed("probe"), otherNameCertificate),
	Explains: []string{"transport.url.direct"},
	Owner:    Network,
	Basis:    Observed,
	Fix:      `Get a certificate whose subjectAltName holds {{.MCPHost}}, or enter the URL with a name the certificate has.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(9110, "4.3.4")},
})
