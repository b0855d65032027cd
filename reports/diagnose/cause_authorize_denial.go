package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "authorize.denial",
	Step:     "login",
	Cause:    `Refusing the consent is not honoured: {{.Actual "authorize.denial.access-denied"}}.`,
	When:     All(Fails("authorize.denial.access-denied"), Not(minor("authorize.denial.access-denied"))),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `On “deny”, forget the pending authorization and redirect with error=access_denied, the state and, if advertised, iss. Issue a code only after consent.`,
	ProvenBy: []string{"denial-issues-code"},
	Refs:     []result.Ref{rfc(6749, "4.1.2.1")},
})
