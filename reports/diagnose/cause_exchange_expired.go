package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "exchange.expired",
	Step:     "token",
	Cause:    `The Privy exchange hands out Privy tokens that have expired; what is called with them fails somewhere else.`,
	When:     Fails("exchange.expired.never-returned"),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Check the Privy token's own "exp" each time before returning it from {{.SeenURL}}; when it has passed, answer 401 invalid_token and ask for a new login.`,
	Symptoms: []string{"tools work for a while after the login, then fail until the user connects again"},
	ProvenBy: []string{"exchange-returns-expired"},
	Refs:     []result.Ref{rfc(6750, "3.1"), rfc(7519, "4.1.4")},
})
