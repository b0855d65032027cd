package diagnose

import "github.com/mcpconform/mcpconform/reports/result"

// anyTokenRequest are the checks that send the token endpoint what it should refuse: where it answers nothing
// as a token endpoint does, they say no more than that.
var anyTokenRequest = []string{
	"token.response.usable", "token.errors.well-formed", "token.code.unknown", "token.grant-type.unknown", "token.client.unknown",
	"token.client.basic-failure", "token.client.each-method", "token.client.one-method", "token.request.incomplete",
}

// noTokenEndpoint are answers of a place where none is: no token endpoint refuses a code so.
var noTokenEndpoint = Saw(Exchange{Of: "token", Method: "POST", Status: []string{"404", "405", "410"}})

var _ = define(Rule{
	ID:       "token.not-found",
	Step:     "token",
	Cause:    `No token endpoint is where the metadata says: POST {{.SeenURL}} answers {{.SeenStatus}}.`,
	When:     All(StepFailed("token"), noTokenEndpoint),
	Explains: anyTokenRequest,
	Owner:    AuthorizationServer,
	Basis:    Normative,
	Fix: `Put the URL of the token handler into "token_endpoint" of {{.ServerMetadata}}, path prefix included, and see that its route takes POST
and that a proxy or rewrite in front passes the path on.`,
	Symptoms: []string{"login works, then “Something went wrong with setting up the connection”"},
	Refs:     []result.Ref{rfc(8414, "2"), rfc(6749, "3.2"), report("webflow/mcp-server", 107)},
})
