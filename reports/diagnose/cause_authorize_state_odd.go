package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "authorize.state-altered",
	Step:  "login",
	Cause: `{{.Host}}'s own state comes back after a login, but state is not returned as it was sent in every case: {{.Actual "authorize.state.returned"}}.`,
	When:  All(Fails("authorize.state.returned"), minor("authorize.state.returned")),
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `Keep "state" as an opaque text of any length, encode it once when the redirect is built, and put it into the error redirect too. A column
that is too short, and escaping it for HTML or twice for the URL, are the usual reasons.`,
	Symptoms: []string{"“OAuth state not found” after the user refused, or in other clients"},
	Refs:     []result.Ref{rfc(6749, "4.1.2"), rfc(6749, "4.1.2.1")},
})
