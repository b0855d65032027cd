package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "token.resource",
	Step:     "token",
	Cause:    `The token endpoint issues a token for whatever resource the request names, also for one that the user was never asked about.`,
	When:     anyOf(Yields, "token.resource.within-grant", "refresh.resource.within-grant"),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `At {{.Endpoint "token_endpoint"}}, compare resource with that of the grant, answer invalid_target where it is another, and take aud from the grant.`,
	ProvenBy: []string{"resource-copied"},
	Refs:     []result.Ref{rfc(8707, "2.2"), oauth21("3.2.3")},
})
