package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

var guardedMetadata = Saw(Exchange{Path: resourceWellKnown, Status: []string{"401", "403"}})

var _ = define(Rule{
	ID:       "prm.guarded",
	Step:     "resource",
	Cause:    `The protected resource metadata asks for a token itself: {{.SeenStatus}} at {{.SeenURL}}.`,
	When:     All(Fails("discovery.prm.found"), guardedMetadata),
	Unless:   Any(pageAtMetadata, presentMetadata),
	Explains: []string{"server"},
	Owner:    MCPServer,
	Basis:    Normative,
	Fix:      `Exempt /.well-known/* from the authentication middleware (and from bot rules): the metadata is what tells a client how to get a token.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "“… does not implement OAuth”"},
	Refs:     []result.Ref{rfc(9728, "3"), report("jimprosser/obsidian-web-mcp", 20)},
})
