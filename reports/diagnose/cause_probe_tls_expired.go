package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "probe.tls-expired",
	Step:     "probe",
	Cause:    `The certificate of {{.MCPHost}} has expired or is not valid yet.`,
	When:     All(StepFailed("probe"), expiredCertificate),
	Explains: []string{"transport.url.direct"},
	Owner:    Network,
	Basis:    Observed,
	Fix:      `Renew the certificate, reload the server, and see why the renewal did not run. If it is new, check this machine's clock.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "worked until the day of expiry"},
	Refs:     []result.Ref{rfc(5280, "4.1.2.5")},
})
