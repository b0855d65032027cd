package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "token.response",
	Step:     "token",
	Cause:    `The token response is not as a client must find it: {{.Actual "token.response.usable"}}.`,
	When:     FailsOrWarns("token.response.usable"),
	Unless:   Any(tokenWords, tokenSilent),
	Explains: []string{"refresh.response.usable"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `Answer at {{.Endpoint "token_endpoint"}} with application/json, "access_token", "token_type": "Bearer", "expires_in" as a number, and the
header Cache-Control: no-store.`,
	Symptoms: []string{"login works, then “Something went wrong with setting up the connection”"},
	ProvenBy: []string{"token-type-missing", "token-cacheable"},
	Refs:     []result.Ref{rfc(6749, "5.1"), oauth21("3.2.3"), report("LibreChat-AI/librechat.ai", 420)},
})
