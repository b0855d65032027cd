package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// atServerMetadata matches an exchange at any location of authorization server metadata.
func atServerMetadata(pattern Exchange) Cond {
	other := pattern
	pattern.Path, other.Path = serverWellKnown, "/.well-known/openid-configuration"
	return Any(Saw(pattern), Saw(other))
}

var (
	presentServerMetadata     = atServerMetadata(Exchange{Status: []string{"200"}, NotMedia: "html"})
	refusedServerMetadata     = atServerMetadata(Exchange{Status: []string{"3xx", "5xx", "401", "403"}})
	unreachableServerMetadata = atServerMetadata(Exchange{NoAnswer: true})
)

var _ = define(Rule{
	ID:       "as.unusable",
	Step:     "server",
	Cause:    `The authorization server metadata at {{.SeenURL}} is there, but not as a client must find it: {{.Actual "discovery.as.found"}}.`,
	When:     All(FailsOrWarns("discovery.as.found"), presentServerMetadata),
	Unless:   Any(misplacedServerMetadata, pageAtServerMetadata),
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix:      `Answer 200 with Content-Type: application/json and one JSON object, without a byte order mark.`,
	Symptoms: []string{"“Error fetching OAuth configuration”"},
	Refs:     []result.Ref{rfc(8414, "3.2"), openAIAuth()},
})

var _ = define(Rule{
	ID:     "as.refused",
	Step:   "server",
	Cause:  `The authorization server metadata is not served: {{.SeenURL}} answers {{.SeenStatus}}.`,
	When:   All(Fails("discovery.as.found"), refusedServerMetadata),
	Unless: Any(pageAtServerMetadata, presentServerMetadata),
	Owner:  AuthorizationServer,
	Basis:  Normative,
	Fix: `Answer the metadata itself at {{.ServerMetadata}}, with 200, to anybody, and without a redirect to another origin. For a 5xx, look into the
server's log; 502 and 504 mean that the proxy does not reach the server behind it.`,
	Symptoms: []string{"“Error fetching OAuth configuration”"},
	Refs:     []result.Ref{rfc(8414, "3.2"), openAIAuth()},
})

var _ = define(Rule{
	ID:     "as.unreachable",
	Step:   "server",
	Cause:  `The authorization server that the resource metadata names cannot be reached: {{.SeenURL}}, {{.SeenError}}.`,
	When:   All(Fails("discovery.as.found"), unreachableServerMetadata),
	Unless: Any(pageAtServerMetadata, presentServerMetadata, refusedServerMetadata),
	Owner:  MCPServer,
	Basis:  Observed,
	Fix: `Put the public https issuer of the authorization server into "authorization_servers" of {{.ResourceMetadata}}. If it has http, a local host or an
inner port, the server builds it from its own address: set its public base URL.`,
	Symptoms: []string{"“Error fetching OAuth configuration”"},
	Refs:     []result.Ref{rfc(9728, "2"), rfc(8414, "3"), openAIAuth()},
})
