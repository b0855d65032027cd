package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "exchange.revived",
	Step:     "token",
	Cause:    `A refresh at the authorization server brings an expired Privy session back to life.`,
	When:     Fails("exchange.refresh.never-revives"),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Leave the stored Privy token and its expiry alone when a refresh token is used; only a new login at Privy may replace them.`,
	ProvenBy: []string{"refresh-revives-privy"},
	Refs:     []result.Ref{rfc(6749, "6"), rfc(7519, "4.1.4")},
})
