package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// tlsTrouble holds if a secure connection to the MCP URL could not be made.
func tlsTrouble() Cond {
	return Saw(Exchange{Target: true, Error: []string{"tls:", "x509", "certificate", "does not speak tls", "handshake failure"}})
}

var (
	untrustedCertificate = Saw(Exchange{Target: true, Error: []string{"not trusted", "unknown authority", "self-signed", "incomplete chain"}})
	otherNameCertificate = Saw(Exchange{Target: true, Error: []string{"certificate is not valid for", "certificate is valid for", "cannot validate certificate for"}})
	expiredCertificate   = Saw(Exchange{Target: true, Error: []string{"has expired", "is not valid yet", "expired or is not yet valid"}})
)

var _ = define(Rule{
	ID:       "probe.tls",
	Step:     "probe",
	Cause:    `No secure connection to {{.MCP}} can be made: {{.SeenError}}.`,
	When:     All(StepFailed("probe"), tlsTrouble()),
	Unless:   Any(untrustedCertificate, otherNameCertificate, expiredCertificate),
	Explains: []string{"transport.url.direct"},
	Owner:    Network,
	Basis:    Observed,
	Fix:      `Serve https with TLS 1.2 or 1.3 on the port of {{.MCP}}. If the port speaks plain http, put a reverse proxy with a certificate in front of it.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(9110, "4.3.4"), openAITroubleshooting()},
})
