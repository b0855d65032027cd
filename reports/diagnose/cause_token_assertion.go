package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:     "token.assertion-refused",
	Step:   "token",
	Cause:  `A client whose document has a key, as that of {{.Host}} has, gets no token: {{.Actual "cimd.key.taken"}}.`,
	When:   Fails("cimd.key.taken"),
	Unless: documentsRefused,
	Owner:  AuthorizationServer,
	Basis:  Observed,
	Fix: `At {{.Endpoint "token_endpoint"}} take the client assertion that {{.Host}} makes: RS256 with a key of its jwks_uri, iss and sub its client_id, aud
the URL of the token endpoint. Or take private_key_jwt out of "token_endpoint_auth_methods_supported" and leave "none" there.`,
	Symptoms: []string{"the login succeeds, and the connection is not made"},
	ProvenBy: []string{"assertion-issuer-only"},
	Refs:     []result.Ref{openAIAuth(), rfc(7523, "3")},
})
