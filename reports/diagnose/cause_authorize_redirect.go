package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "authorize.redirect",
	Step:  "login",
	Cause: `The authorization endpoint sends browsers, and codes with them, to addresses that the client never registered.`,
	When:  anyOf(Yields, "authorize.redirect.unregistered", "authorize.client.unknown"),
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `At {{.Endpoint "authorization_endpoint"}}, look up the client and compare redirect_uri with its registered values as whole strings
before anything else. If either is wrong, show an error page and never redirect.`,
	Explains: []string{"authorize.redirect.exact"},
	ProvenBy: []string{"redirect-prefix-match", "unknown-client-redirected"},
	Refs:     []result.Ref{rfc(6749, "4.1.2.1"), rfc(9700, "2.1"), oauth21("2.3.1")},
})
