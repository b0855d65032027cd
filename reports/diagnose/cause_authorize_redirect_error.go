package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:   "authorize.redirect-error",
	Step: "login",
	Cause: `The authorization endpoint redirects to whatever address a request names, with an error: a link to it leads from the trusted name of the server to
any other site.`,
	When:   anyOf(Yields, "authorize.redirect.unregistered", "authorize.client.unknown"),
	Unless: strayCode,
	Owner:  AuthorizationServer,
	Basis:  Normative,
	Fix: `At {{.Endpoint "authorization_endpoint"}}, answer a request whose client is unknown, or whose redirect_uri is not one of its registered values, with an
error page: redirect nothing, the error neither.`,
	Explains: []string{"authorize.redirect.exact"},
	ProvenBy: []string{"unknown-client-redirected"},
	Refs:     []result.Ref{rfc(6749, "4.1.2.1"), rfc(9700, "4.11.2"), oauth21("4.1.2.1")},
})
