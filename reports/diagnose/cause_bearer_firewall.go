package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// firewalledCall are refusals of a fresh token that no MCP server words so.
var firewalledCall = Any(
	Saw(Exchange{DecisiveOf: "bearer.fresh.accepted", Status: []string{"4xx", "5xx"}, Header: "Cf-Mitigated"}),
	Saw(Exchange{DecisiveOf: "bearer.fresh.accepted", Status: []string{"403"}, Media: "html"}),
	Saw(Exchange{DecisiveOf: "bearer.fresh.accepted", Status: []string{"403"}, Body: "request was blocked"}),
)

var _ = define(Rule{
	ID:       "bearer.firewall",
	Step:     "session",
	Cause:    `Something in front of {{.MCP}} refuses requests that come with a token: {{.Actual "bearer.fresh.accepted"}}, in no words of an MCP server.`,
	When:     All(Fails("bearer.fresh.accepted"), firewalledCall),
	Explains: []string{"lifecycle.initialize.answered", "bearer.header.malformed"},
	Owner:    Network,
	Basis:    Observed,
	Fix: `Exempt {{.MCP}} from bot, WAF and “block AI” rules: some hit only the programs that call after the login, so that the challenge and the
login pass. The server's own log shows nothing: the request never arrives.`,
	Symptoms: []string{"login works, then “Authorization failed”", "“No app actions available”"},
	Refs:     []result.Ref{report("anthropics/claude-ai-mcp", 968), report("formbricks/formbricks", 8742)},
})
