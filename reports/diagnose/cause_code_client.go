package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "code.client",
	Step:     "token",
	Cause:    `A client can redeem the authorization code of another client.`,
	When:     Yields("token.code.client-bound"),
	Unless:   FailsOrWarns("registration.dcr.client-id-unique"), // one client cannot be told from another then
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Store the client_id with the code and answer invalid_grant at {{.Endpoint "token_endpoint"}} unless the redeeming client is the same.`,
	ProvenBy: []string{"code-not-client-bound"},
	Refs:     []result.Ref{rfc(6749, "4.1.3"), oauth21("4.1.3")},
})
