package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// presentMetadata holds if a metadata location answers 200 with something that is no page.
var presentMetadata = Saw(Exchange{Path: resourceWellKnown, Status: []string{"200"}, NotMedia: "html"})

// refusedMetadata holds if one breaks or sends the client elsewhere.
var refusedMetadata = Saw(Exchange{Path: resourceWellKnown, Status: []string{"3xx", "5xx"}})

var _ = define(Rule{
	ID:       "prm.unusable",
	Step:     "resource",
	Cause:    `The protected resource metadata at {{.SeenURL}} is there, but not as a client must find it: {{.Actual "discovery.prm.found"}}.`,
	When:     All(FailsOrWarns("discovery.prm.found"), presentMetadata),
	Unless:   Any(pageAtMetadata, unreachableMetadata),
	Explains: []string{"server"},
	Owner:    MCPServer,
	Basis:    Documented,
	Fix: `Answer 200 with Content-Type: application/json and one JSON object, without a byte order mark, that has "resource" (the MCP URL) and
"authorization_servers" (an array with at least one issuer).`,
	Symptoms: []string{"“Something went wrong with setting up the connection”", "“MCP server … does not implement OAuth”"},
	Refs:     []result.Ref{rfc(9728, "3.2"), rfc(9728, "2"), openAIAuth()},
})

var _ = define(Rule{
	ID:       "prm.refused",
	Step:     "resource",
	Cause:    `The protected resource metadata is not served: {{.SeenURL}} answers {{.SeenStatus}}.`,
	When:     All(Fails("discovery.prm.found"), refusedMetadata),
	Unless:   Any(pageAtMetadata, guardedMetadata, presentMetadata),
	Explains: []string{"server"},
	Owner:    MCPServer,
	Basis:    Observed,
	Fix: `Answer the metadata itself at {{.PathMetadata}}, with 200 and without a redirect to another origin. For a 5xx, look into the server's log; 502
and 504 mean that the proxy does not reach the server behind it.`,
	Symptoms: []string{"“Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(9728, "3.2"), openAIAuth()},
})
