package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "exchange.expiry",
	Step:     "token",
	Cause:    `The Privy exchange states the wrong expiry (expiresAt): {{.Actual "exchange.expires-at.truthful"}}.`,
	When:     Fails("exchange.expires-at.truthful"),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Take expiresAt from the "exp" claim of the Privy token that is returned, not from the OAuth token that was presented.`,
	Symptoms: []string{"tools fail before the time the server promised"},
	ProvenBy: []string{"exchange-expiry-of-oauth-token"},
	Refs:     []result.Ref{rfc(7519, "4.1.4")},
})
