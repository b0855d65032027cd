package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:     "challenge.metadata",
	Step:   "probe",
	Cause:  `The challenge of {{.MCP}} does not name the resource metadata in a form that can be read: {{.Actual "discovery.challenge.resource-metadata"}}.`,
	When:   FailsOrWarns("discovery.challenge.resource-metadata"),
	Unless: Any(Fails("discovery.challenge.unauthorized"), misleading),
	Owner:  MCPServer,
	Basis:  Documented,
	Fix: `Send exactly WWW-Authenticate: Bearer resource_metadata="{{.ResourceMetadata}}": one challenge, the value in
double quotes, an absolute https URL. {{.Host}} then need not guess the well-known location.`,
	Symptoms: []string{"“Something went wrong with setting up the connection” with clients that do not guess"},
	ProvenBy: []string{"challenge-malformed", "challenge-without-metadata"},
	Refs:     []result.Ref{rfc(9728, "5.1"), rfc(9110, "11.6.1"), openAIAuth()},
})
