package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "token.assertion-unverified",
	Step:     "token",
	Cause:    `The signatures of client assertions are not verified: {{.Actual "cimd.key.verified"}} for one that somebody else had signed.`,
	When:     Fails("cimd.key.verified"),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `At {{.Endpoint "token_endpoint"}} verify each assertion with a key from the client's document before you believe what it says.`,
	Explains: []string{"cimd.key.audience", "cimd.key.expired", "cimd.key.single-use"},
	ProvenBy: []string{"assertion-unverified"},
	Refs:     []result.Ref{rfc(7523, "3")},
})
