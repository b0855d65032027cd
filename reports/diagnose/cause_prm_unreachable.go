package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var unreachableMetadata = Saw(Exchange{Path: resourceWellKnown, NoAnswer: true})

var _ = define(Rule{
	ID:       "prm.unreachable",
	Step:     "resource",
	Cause:    `The protected resource metadata at {{.SeenURL}} cannot be fetched: {{.SeenError}}.`,
	When:     All(Fails("discovery.prm.found"), unreachableMetadata),
	Unless:   Any(pageAtMetadata, guardedMetadata),
	Explains: []string{"server"},
	Owner:    MCPServer,
	Basis:    Observed,
	Fix: `Name a public https URL in the challenge: {{.PathMetadata}}. If the URL has http, a local host or an inner port, the server
builds it from its own address: set its public base URL, or let it trust X-Forwarded-Proto and -Host.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "“Error fetching OAuth configuration”"},
	Refs:     []result.Ref{rfc(9728, "3"), report("andrea-magni/MARS", 203), report("tuist/tuist", 9663)},
})
