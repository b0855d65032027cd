package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "mcp.notification",
	Step:     "session",
	Cause:    `{{.MCP}} does not accept a notification with 202 and no body: {{.Actual "transport.notification.accepted"}}.`,
	When:     FailsOrWarns("transport.notification.accepted"),
	Explains: []string{"transport.notification.unknown"},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Answer a JSON-RPC message without "id", such as notifications/initialized, with 202 Accepted and an empty body.`,
	Symptoms: []string{"“Something went wrong with setting up the connection” after a login that worked"},
	ProvenBy: []string{"notification-answered"},
	Refs:     []result.Ref{mcpTransports(), mcpLifecycle()},
})
