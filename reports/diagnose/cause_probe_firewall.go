package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// bot walls answer a program with a page for people.
var botWall = Any(
	Saw(Exchange{Target: true, Status: []string{"4xx", "5xx"}, Header: "Cf-Mitigated"}),
	Saw(Exchange{Target: true, Status: []string{"403", "503", "429"}, Media: "html"}),
)

var _ = define(Rule{
	ID:       "probe.firewall",
	Step:     "probe",
	Cause:    `Something in front of {{.MCP}} refuses programs: POST answers {{.SeenStatus}} with a page for people.`,
	When:     All(StepFailed("probe"), botWall),
	Explains: []string{"discovery.challenge.unauthorized"},
	Owner:    Network,
	Basis:    Observed,
	Fix: `Exempt the MCP URL, /.well-known/* and the OAuth endpoints from bot, WAF and “block AI” rules, at least for {{.Host}}'s
published addresses.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "HTTP 424"},
	Refs: []result.Ref{
		{Title: "OpenAI, IP addresses", URL: "https://developers.openai.com/api/docs/guides/ip-addresses"},
		report("formbricks/formbricks", 8742), report("anthropics/claude-ai-mcp", 968),
	},
})
