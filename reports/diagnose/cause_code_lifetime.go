package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "code.lifetime",
	Step:     "token",
	Cause:    `An authorization code still works long after it was issued.`,
	When:     Yields("token.code.expired"),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Store the time of expiry with the code (30 to 60 seconds serve; ten minutes is the most) and refuse a later redemption with invalid_grant.`,
	ProvenBy: []string{"code-never-expires"},
	Refs:     []result.Ref{rfc(6749, "4.1.2")},
})
