package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// nothingThere holds if the MCP URL is not found with a fresh token either.
var nothingThere = Saw(Exchange{DecisiveOf: "lifecycle.initialize.answered", Target: true, Status: []string{"404", "405", "410"}})

var _ = define(Rule{
	ID:       "probe.gone",
	Step:     "probe",
	Cause:    `Documents speak of {{.MCP}}, but no MCP endpoint is there: POST answers {{.SeenStatus}}, with a fresh token too.`,
	When:     All(StepFailed("probe"), nothingThere),
	Explains: []string{"discovery.challenge.unauthorized", "lifecycle.initialize.answered", "lifecycle.discover.answered"},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix: `Serve the endpoint at exactly {{.MCP}}: see that its route takes POST and that the proxy passes the path on; or enter the URL where it is, and
name that in "resource". A tunnel that is switched off answers 404 as well.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{mcpTransports()},
})
