package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// sendsCode holds if a request that must end on a page was answered with a redirect that carries a code.
func sendsCode(id string) Cond {
	return All(Yields(id), Any(
		Saw(Exchange{DecisiveOf: id, Header: "Location: ?code="}), Saw(Exchange{DecisiveOf: id, Header: "Location: &code="})))
}

var strayCode = anyOf(sendsCode, "authorize.redirect.unregistered", "authorize.client.unknown")

var _ = define(Rule{
	ID:    "authorize.redirect",
	Step:  "login",
	Cause: `The authorization endpoint sends browsers, and codes with them, to addresses that the client never registered.`,
	When:  strayCode,
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `At {{.Endpoint "authorization_endpoint"}}, look up the client and compare redirect_uri with its registered values as whole strings
before anything else. If either is wrong, show an error page and never redirect.`,
	Explains: []string{"authorize.redirect.exact", "authorize.redirect.unregistered", "authorize.client.unknown"},
	ProvenBy: []string{"redirect-prefix-match"},
	Refs:     []result.Ref{rfc(6749, "4.1.2.1"), rfc(9700, "2.1"), oauth21("2.3.1")},
})
