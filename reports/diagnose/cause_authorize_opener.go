package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "authorize.opener",
	Step:     "login",
	Cause:    `The login pages cut themselves off from the window of {{.Host}} that opened them: {{.Actual "authorize.pages.opener"}}.`,
	When:     FailsOrWarns("authorize.pages.opener"),
	Owner:    AuthorizationServer,
	Basis:    Observed,
	Fix:      `Send the answers of {{.Endpoint "authorization_endpoint"}} and the pages behind it without Cross-Origin-Opener-Policy, or with unsafe-none.`,
	Symptoms: []string{"“MCP authorization failed: OAuth flow canceled”, while the login window is still open; seen in the scan of a submitted plugin"},
	ProvenBy: []string{"pages-cut-opener"},
	Refs:     []result.Ref{{Title: "HTML, Cross-origin opener policies", URL: "https://html.spec.whatwg.org/multipage/browsers.html#cross-origin-opener-policies"}, report("ory/network", 451)},
})
