package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "token.client",
	Step:     "token",
	Cause:    `The token endpoint does not accept the client that was registered a moment before (invalid_client).`,
	When:     All(StepFailed("token"), tokenClient),
	Explains: []string{"token.response.usable"},
	Owner:    AuthorizationServer,
	Basis:    Observed,
	Fix: `See that {{.Endpoint "token_endpoint"}} authenticates the client by the token_endpoint_auth_method of its registration response: a public
client sends client_id and no secret; with client_secret_post the secret is in the body (compare it with the stored hash, not the hash with
itself). Keep clients in a store that survives a restart.`,
	Symptoms: []string{"login works, then “Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(6749, "3.2.1"), rfc(7591, "3.2.1"), report("garrytan/gbrain", 746), report("anthropics/claude-ai-mcp", 632)},
})
