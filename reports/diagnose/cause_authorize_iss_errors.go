package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// issOnErrors holds if the iss of the login is right and that of an error response is not.
var issOnErrors = All(Fails("authorize.iss.returned"), minor("authorize.iss.returned"))

var _ = define(Rule{
	ID:    "authorize.iss-on-errors",
	Step:  "login",
	Cause: `A login comes back with the "iss" that the metadata promises, an error does not: {{.Actual "authorize.iss.returned"}}.`,
	When:  issOnErrors,
	Owner: AuthorizationServer,
	Basis: Documented,
	Fix: `Add iss={{.Issuer}} where error redirects are built too. {{.Host}} throws a response without it away, so a user who refused is told of a
fault instead.`,
	Symptoms: []string{"a user who pressed Cancel sees an unspecific error"},
	ProvenBy: []string{"iss-missing-on-errors"},
	Refs:     []result.Ref{rfc(9207, "2"), openAIAuth()},
})
