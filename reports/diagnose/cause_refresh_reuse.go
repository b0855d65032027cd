package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "refresh.reuse",
	Step:     "token",
	Cause:    `A retired refresh token still works, or its reuse leaves the family of tokens alive: a theft goes unnoticed.`,
	When:     anyOf(Yields, "refresh.reuse.refused", "refresh.reuse.family-revoked"),
	Explains: []string{"refresh.reuse.access-ends"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `Link each refresh token to the grant it came from. When one that was replaced is presented again (outside a grace of seconds), answer
invalid_grant and revoke all tokens of that grant.`,
	ProvenBy: []string{"refresh-reuse-accepted", "refresh-family-survives"},
	Refs:     []result.Ref{rfc(9700, "4.14.2"), oauth21("4.3.1")},
})
