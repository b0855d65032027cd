package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:    "authorize.scope",
	Step:  "login",
	Cause: `The authorization server refuses the scope of {{.Host}}'s request (invalid_scope), although it advertises it or none was asked.`,
	When: All(StepFailed("login"), Any(
		Saw(Exchange{Of: "login", Header: "Location: error=invalid_scope"}),
		Saw(Exchange{Of: "login", Status: []string{"4xx"}, Body: "invalid_scope"}),
	)),
	Owner: AuthorizationServer,
	Basis: Observed,
	Fix: `Give clients that register without "scope" every scope you advertise, take a request without scope as the default scope, and
advertise in {{.ServerMetadata}} only what such a client is granted.`,
	Symptoms: []string{"the login window shows “invalid_scope”", "the first connection works, reconnecting fails"},
	Refs:     []result.Ref{rfc(6749, "3.3"), rfc(7591, "2"), report("agentmail-to/agentmail-mcp", 39), report("PrefectHQ/fastmcp", 1794)},
})
