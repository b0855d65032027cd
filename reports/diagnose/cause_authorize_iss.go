package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:     "authorize.iss",
	Step:   "login",
	Cause:  `The authorization server says it sends "iss" with its redirects and does not, or sends another: {{.Host}} rejects the login.`,
	When:   FailsOrWarns("authorize.iss.returned"),
	Unless: Any(issOnErrors, issuerAlone),
	Owner:  AuthorizationServer,
	Basis:  Documented,
	Fix: `Add iss={{.Issuer}} to every redirect, errors included, or take "authorization_response_iss_parameter_supported" out of
{{.ServerMetadata}}. Mind that this member also decides which of its two redirect URIs {{.Host}} uses: allow both.`,
	Symptoms: []string{"login and consent work, then the connection is rejected"},
	ProvenBy: []string{"iss-missing"},
	Refs:     []result.Ref{rfc(9207, "2"), openAIAuth(), report("BuilderIO/agent-native", 2616), report("n8n-io/n8n", 34489)},
})
