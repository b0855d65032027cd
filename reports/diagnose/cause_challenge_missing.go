package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "challenge.missing",
	Step:     "probe",
	Cause:    `{{.MCP}} answers a request without a token with no usable challenge, so {{.Host}} is not told to log in or where.`,
	When:     Fails("discovery.challenge.unauthorized"),
	Unless:   Any(otherStatus, StepFailed("probe")),
	Explains: []string{"discovery.challenge.resource-metadata"},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Send WWW-Authenticate: Bearer resource_metadata="{{.PathMetadata}}" with the 401.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "no login window opens"},
	ProvenBy: []string{"challenge-missing"},
	Refs:     []result.Ref{rfc(9728, "5.1"), rfc(6750, "3"), openAITroubleshooting(), report("desktop-commander/remote-desktop-commander", 1)},
})
