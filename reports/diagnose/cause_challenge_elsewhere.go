package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// misleading holds if the challenge can be read and the URL in it does not lead to the metadata.
var misleading = Saw(Exchange{DecisiveOf: "discovery.challenge.resource-metadata", Method: "GET"})

var _ = define(Rule{
	ID:     "challenge.elsewhere",
	Step:   "probe",
	Cause:  `The challenge of {{.MCP}} names {{.SeenURL}}, and the resource metadata is not there: {{.Actual "discovery.challenge.resource-metadata"}}.`,
	When:   All(FailsOrWarns("discovery.challenge.resource-metadata"), misleading),
	Unless: Fails("discovery.challenge.unauthorized"),
	Owner:  MCPServer,
	Basis:  Observed,
	Fix: `Name {{.ResourceMetadata}}, where it was found, in resource_metadata of the challenge, or serve it at the URL that is named. A server
behind a proxy often builds that URL from its own address.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(9728, "5.1"), report("yukiharada1228/videoq", 850)},
})
