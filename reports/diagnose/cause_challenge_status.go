package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// otherStatus holds if a request without a token was refused, but not with 401. A redirect, a breakdown
// and a web page have causes of their own.
var otherStatus = Any(
	All(Fails("discovery.challenge.unauthorized"), Saw(Exchange{DecisiveOf: "discovery.challenge.unauthorized", Status: []string{"2xx", "400", "403", "404", "405", "406", "422"}, NotMedia: "html"})),
	All(StepFailed("probe"), Saw(Exchange{Target: true, Status: []string{"403"}, NotMedia: "html"})),
)

var _ = define(Rule{
	ID:       "challenge.status",
	Step:     "probe",
	Cause:    `{{.MCP}} answers a request without a token with {{.SeenStatus}}; only 401 starts the login in {{.Host}}.`,
	When:     otherStatus,
	Unless:   Any(botWall, nothingThere, Fails("transport.origin.not-needed"), Saw(Exchange{Target: true, Status: []string{"403"}, Body: "invalid host"})),
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Answer 401 with the header WWW-Authenticate: Bearer resource_metadata="{{.PathMetadata}}". Keep 403 for a token that lacks a scope.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "no login window opens"},
	ProvenBy: []string{"challenge-status-403"},
	Refs:     []result.Ref{rfc(9728, "5.1"), rfc(6750, "3.1"), mcpAuthorization()},
})
