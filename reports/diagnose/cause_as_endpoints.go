package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "as.endpoints",
	Step:     "server",
	Cause:    `The metadata names an endpoint that cannot be used: {{.Actual "discovery.as.endpoints"}}.`,
	When:     FailsOrWarns("discovery.as.endpoints"),
	Explains: append([]string{"client", "login", "token", "registration.dcr.chatgpt-body"}, anyTokenRequest...),
	Owner:    AuthorizationServer,
	Basis:    Observed,
	Fix: `Set the authorization server's public base URL (behind a proxy, let it trust X-Forwarded-Proto and -Host) until every
endpoint in {{.ServerMetadata}} is an absolute https URL on its public host, without an inner port.`,
	Symptoms: []string{"the login window opens on a page that cannot be reached", "“Error fetching OAuth configuration”"},
	ProvenBy: []string{"endpoints-internal-host"},
	Refs:     []result.Ref{rfc(8414, "2"), report("andrea-magni/MARS", 203), report("home-assistant/core", 153820)},
})
