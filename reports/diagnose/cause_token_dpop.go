package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "token.dpop",
	Step:     "token",
	Cause:    `The token endpoint demands a DPoP proof, which {{.Host}} does not send.`,
	When:     All(StepFailed("token"), tokenDPoP),
	Explains: anyTokenRequest,
	Owner:    AuthorizationServer,
	Basis:    Observed,
	Fix:      `Make DPoP optional at {{.Endpoint "token_endpoint"}}, at least for clients that did not register dpop_bound_access_tokens.`,
	Symptoms: []string{"login works, then “Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(9449, "5")},
})
