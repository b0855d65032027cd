package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "exchange.scope",
	Step:     "token",
	Cause:    `The Privy exchange gives the user's Privy token to a client that never asked for its scope.`,
	When:     Fails("exchange.scope.required"),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `At {{.SeenURL}}, answer 403 insufficient_scope unless the presented token carries the scope of the exchange, and grant that scope only if the client asked and the user agreed.`,
	ProvenBy: []string{"exchange-without-scope", "exchange-scope-forced"},
	Refs:     []result.Ref{rfc(6750, "3.1"), rfc(6749, "3.3")},
})
