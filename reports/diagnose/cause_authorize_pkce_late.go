package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "authorize.pkce-late",
	Step:  "login",
	Cause: `The authorization endpoint does not refuse a request without a PKCE challenge, or with the plain method, as it must: {{.ActualOfRoot}}.`,
	When:  anyOf(Misstates, "authorize.pkce.required", "authorize.pkce.plain-refused"),
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `At {{.Endpoint "authorization_endpoint"}}, refuse such a request with error=invalid_request before anybody logs in. That the token endpoint
takes no such code now keeps it from being an open door; the next change there may not.`,
	Refs: []result.Ref{rfc(7636, "4.4.1"), oauth21("4.1.2.1")},
})
