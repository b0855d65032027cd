package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "as.s256",
	Step:  "server",
	Cause: `The authorization server does not advertise PKCE S256; {{.Host}} stops before the login page.`,
	When:  FailsOrWarns("discovery.as.pkce-s256"),
	Owner: AuthorizationServer,
	Basis: Documented,
	Fix: `Add "code_challenge_methods_supported": ["S256"] to {{.ServerMetadata}}. If the provider cannot (Cognito, Entra and others
support PKCE without saying so), serve a copy of its metadata with this member from your own host.`,
	Symptoms: []string{"the server is “unsupported”", "“Something went wrong with setting up the connection”", "“does not support PKCE” in other clients"},
	ProvenBy: []string{"s256-not-advertised"},
	Refs:     []result.Ref{openAIAuth(), mcpAuthorization(), rfc(8414, "2"), report("vercel/ai", 18674)},
})
