package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "code.replay",
	Step:     "token",
	Cause:    `An authorization code can be redeemed more than once: whoever sees it in a log or a history has a token.`,
	When:     Yields("token.code.single-use"),
	Explains: []string{"token.code.race"},
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `Delete or mark the code in the statement that reads it (DELETE … RETURNING, GETDEL), answer invalid_grant the second time, and
revoke the tokens that the first redemption gave.`,
	ProvenBy: []string{"code-reuse"},
	Refs:     []result.Ref{rfc(6749, "4.1.2"), oauth21("4.1.3"), rfc(9700, "2.1.1")},
})
