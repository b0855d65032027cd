package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var _ = define(Rule{
	ID:       "probe.origin-demanded",
	Step:     "probe",
	Cause:    `{{.MCP}} refuses requests without an Origin header, which only browsers send: POST answers {{.SeenStatus}}.`,
	When:     All(Fails("transport.origin.not-needed"), Saw(Exchange{DecisiveOf: "transport.origin.not-needed"})),
	Explains: []string{"discovery.challenge.unauthorized", "bearer.fresh.accepted", "session"},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Refuse only an Origin that is there and is not on the list of allowed origins; let a request without one pass, to be judged by its token.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	ProvenBy: []string{"origin-demanded"},
	Refs:     []result.Ref{mcpTransports()},
})
