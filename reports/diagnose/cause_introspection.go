package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "introspection.open",
	Step:  "token",
	Cause: `Token introspection answers anyone: whoever finds a token, or guesses one, learns whose it is and what it may do.`,
	When:  Any(Fails("introspect.anonymous.no-disclosure"), Fails("introspect.unadvertised.no-disclosure")),
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `Require the authentication of a resource server at {{.SeenURL}} and answer 401 without it. An endpoint that nobody needs is best
taken away; leaving it out of the metadata does not hide it.`,
	ProvenBy: []string{"introspection-open", "introspection-open-unadvertised"},
	Refs:     []result.Ref{rfc(7662, "2.1"), rfc(7662, "4")},
})
