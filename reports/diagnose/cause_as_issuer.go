package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "as.issuer",
	Step:  "server",
	Cause: `The issuer in {{.ServerMetadata}} is not the one the resource metadata names: {{.Actual "discovery.as.issuer-matches"}}.`,
	When:  FailsOrWarns("discovery.as.issuer-matches"),
	Owner: AuthorizationServer,
	Basis: Normative,
	Fix: `Make the two strings identical, trailing slash included: "issuer" in {{.ServerMetadata}} and the entry of
"authorization_servers" in {{.ResourceMetadata}}. OpenAI's documents ask for it; its own tunnel only warns, so {{.Host}} may still
connect, but Codex, VS Code and current SDKs refuse.`,
	Symptoms: []string{"“Error fetching OAuth configuration”", "“issuer mismatch” in other clients"},
	ProvenBy: []string{"issuer-trailing-slash"},
	Refs:     []result.Ref{rfc(8414, "3.3"), openAIAuth(), report("modelcontextprotocol/python-sdk", 1919), report("vercel/ai", 20236)},
})
