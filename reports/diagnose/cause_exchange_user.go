package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "exchange.user",
	Step:     "token",
	Cause:    `The Privy exchange returns another user's Privy token.`,
	When:     Fails("exchange.user.own-only"),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Look the Privy token up by the grant behind the presented access token, never by “the last login”, the client or a parameter of the request; then revoke what was handed out.`,
	ProvenBy: []string{"exchange-wrong-user"},
	Refs:     []result.Ref{rfc(9700, "2.3"), rfc(6750, "5.2")},
})
