package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// issuerAlone holds if the metadata calls the server otherwise than the resource metadata and its own redirects.
var issuerAlone = All(Fails("discovery.as.issuer-matches"), Fails("authorize.iss.returned"), Saw(Exchange{Of: "login", Header: "Location: iss="}))

var _ = define(Rule{
	ID:       "as.issuer-alone",
	Step:     "server",
	Cause:    `The issuer in {{.ServerMetadata}} is neither the one the resource metadata names nor the iss of the redirects, so {{.Host}} rejects the login: {{.Actual "discovery.as.issuer-matches"}}.`,
	When:     issuerAlone,
	Explains: []string{"discovery.as.issuer-matches", "authorize.iss.returned", "login"},
	Owner:    AuthorizationServer,
	Basis:    Documented,
	Fix: `Make the three identical, trailing slash included: "issuer" in {{.ServerMetadata}}, the entry of "authorization_servers" in
{{.ResourceMetadata}}, and iss in the redirects.`,
	Symptoms: []string{"login and consent work, then the connection is rejected", "“issuer mismatch” in other clients"},
	Refs:     []result.Ref{rfc(8414, "3.3"), rfc(9207, "2"), openAIAuth(), report("modelcontextprotocol/python-sdk", 1919)},
})

var _ = define(Rule{
	ID:     "as.issuer",
	Step:   "server",
	Cause:  `The issuer in {{.ServerMetadata}} is not the one the resource metadata names: {{.Actual "discovery.as.issuer-matches"}}.`,
	When:   FailsOrWarns("discovery.as.issuer-matches"),
	Unless: issuerAlone,
	Owner:  AuthorizationServer,
	Basis:  Normative,
	Fix: `Make the two strings identical, trailing slash included: "issuer" in {{.ServerMetadata}} and the entry of
"authorization_servers" in {{.ResourceMetadata}}. OpenAI's documents ask for it; its own tunnel only warns, so {{.Host}} may still
connect, but Codex, VS Code and current SDKs refuse.`,
	Symptoms: []string{"“Error fetching OAuth configuration”", "“issuer mismatch” in other clients"},
	ProvenBy: []string{"issuer-trailing-slash"},
	Refs:     []result.Ref{rfc(8414, "3.3"), openAIAuth(), report("modelcontextprotocol/python-sdk", 1919), report("vercel/ai", 20236)},
})
