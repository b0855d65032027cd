package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "as.cors-half",
	Step:  "server",
	Cause: `The authorization server allows the CORS preflight of a script and does not let it read the answer. {{.Host}} is not concerned; hosts that run in a browser are.`,
	When:  anyOf(Yields, "discovery.as.cors-agrees", "token.cors.agrees"),
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `Send Access-Control-Allow-Origin with the answers of GET and POST as well, not with that of OPTIONS alone: a gateway that answers the preflight
by itself leaves the answers to the server behind it. Or allow no preflight, which {{.Host}} does not need.`,
	Refs:     []result.Ref{rfc(9700, "2.6")},
	ProvenBy: []string{"cors-preflight-only"},
})
