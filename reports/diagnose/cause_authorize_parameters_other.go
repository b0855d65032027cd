package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "authorize.other-parameter",
	Step:  "login",
	Cause: `The authorization endpoint refuses a parameter it does not know. It takes those that {{.Host}} sends today, but not the next one.`,
	When:  All(Fails("authorize.parameters.unknown-ignored"), minor("authorize.parameters.unknown-ignored")),
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix:   `Ignore unknown parameters at {{.Endpoint "authorization_endpoint"}} instead of refusing them; a schema that forbids additional properties is the usual reason.`,
	Refs:  []result.Ref{rfc(6749, "3.1")},
})
