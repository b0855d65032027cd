package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "privy.unverified",
	Step:     "login",
	Cause:    `A login is completed by a Privy token that Privy never signed: whoever knows a user's Privy id is that user.`,
	When:     Fails("exchange.login.token-verified"),
	Explains: []string{"exchange.login.app-own", "exchange.login.fallback-verified"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `Verify each Privy token with the key of your Privy app (verifyAuthToken in Privy's SDK): signature, iss, aud and exp, before any claim is read.
Send a second token that the front end may bring through the same verification.`,
	ProvenBy: []string{"privy-token-decoded"},
	Refs:     []result.Ref{rfc(8725, "3.3")},
})
