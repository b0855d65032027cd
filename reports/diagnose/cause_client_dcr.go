package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:     "client.dcr-refused",
	Step:   "client",
	Cause:  `The registration endpoint refuses the registration that {{.Host}} sends: {{.Actual "registration.dcr.chatgpt-body"}}.`,
	When:   FailsOrWarns("registration.dcr.chatgpt-body"),
	Unless: Any(firewalledRegistration, brokenRegistration, closedRegistration, acceptedRegistration),
	Owner:  AuthorizationServer,
	Basis:  Observed,
	Fix: `Accept the body of {{.SeenName}} at {{.Endpoint "registration_endpoint"}} with 201: https redirect URIs with "application_type":
"native", no "scope", and "token_endpoint_auth_method": "client_secret_post". A method you do not offer may be answered with one that
you do (RFC 7591 §3.2.1), which is better than an error. Allow both redirect forms of {{.Host}}.`,
	Symptoms: []string{"“Dynamic client registration failed: registration endpoint returned 4xx”", "“Error fetching OAuth configuration”"},
	ProvenBy: []string{"dcr-refuses-chatgpt-body"},
	Refs:     []result.Ref{rfc(7591, "3.2.1"), rfc(7591, "2"), openAIAuth(), report("anthropics/claude-ai-mcp", 1043)},
})
