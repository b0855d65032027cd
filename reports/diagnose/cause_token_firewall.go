package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// firewalledToken leaves 503 with a page to the proxies that cannot reach their server.
var firewalledToken = Any(
	Saw(Exchange{Of: "token", Method: "POST", Status: []string{"403"}, Media: "html"}),
	Saw(Exchange{Of: "token", Method: "POST", Header: "Cf-Mitigated"}),
)

var _ = define(Rule{
	ID:       "token.firewall",
	Step:     "token",
	Cause:    `Something in front of the token endpoint refuses programs: {{.SeenStatus}} with a page for people at {{.SeenURL}}.`,
	When:     All(StepFailed("token"), firewalledToken),
	Explains: anyTokenRequest,
	Owner:    Network,
	Basis:    Observed,
	Fix: `Exempt {{.SeenURL}}, the MCP URL and /.well-known/* from bot, WAF and “block AI” rules. The server's own log shows nothing:
the request never arrives. That the login page opens proves nothing: a browser asks for it.`,
	Symptoms: []string{"login works, then “Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{report("formbricks/formbricks", 8742), report("anthropics/claude-ai-mcp", 968)},
})
