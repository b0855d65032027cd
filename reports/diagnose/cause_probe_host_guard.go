package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// guardedHost holds if the guard answers, before the authentication or, as in the Python SDK, behind it.
var guardedHost = Any(
	All(StepFailed("probe"), Any(misdirected(""), invalidHost(""))),
	All(StepFailed("session"), Any(misdirected("session"), invalidHost("session"))),
)

func misdirected(step string) Cond {
	return Saw(Exchange{Of: step, Target: true, Status: []string{"421"}})
}

func invalidHost(step string) Cond {
	return Saw(Exchange{Of: step, Target: true, Status: []string{"400", "403"}, Body: "invalid host"})
}

var _ = define(Rule{
	ID:       "probe.host-guard",
	Step:     "probe",
	Cause:    `The server refuses its own public host name: POST {{.MCP}} answers {{.SeenStatus}}, as the guard against DNS rebinding does.`,
	When:     guardedHost,
	Explains: []string{"discovery.challenge.unauthorized", "bearer.fresh.accepted", "lifecycle.initialize.answered", "lifecycle.discover.answered"},
	Owner:    MCPServer,
	Basis:    Observed,
	Fix:      `Add {{.MCPHost}} to the allowed hosts of the MCP SDK's transport security (allowed_hosts, allowedHosts).`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{mcpTransports(), report("modelcontextprotocol/python-sdk", 1798)},
})
