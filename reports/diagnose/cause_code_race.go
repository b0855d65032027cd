package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "code.race",
	Step:     "token",
	Cause:    `Redeemed several times at once, one authorization code yields several tokens: reading and using it up are two steps.`,
	When:     All(Yields("token.code.race"), Not(Yields("token.code.single-use"))),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Consume the code in one atomic statement (DELETE … RETURNING, UPDATE … WHERE used = false, GETDEL) and go on only if it returned a row.`,
	ProvenBy: []string{"code-race"},
	Refs:     []result.Ref{rfc(6749, "4.1.2"), oauth21("4.1.3")},
})
