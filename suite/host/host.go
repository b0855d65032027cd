package host

import "time"

// Host is one host application.
type Host struct {
	ID   string // "chatgpt"
	Name string // "ChatGPT"
	Date string // when its behaviour was last observed: "2026-10"

	// Agents is the User-Agent of each leg. It is never a reason to pass or fail a target.
	Agents map[Leg]Fact[string]
	// Journey is the order of requests of a clean connect, for the reader of a report.
	Journey Fact[[]string]
	// ResourceMetadata and ServerMetadata are the places tried, in order.
	ResourceMetadata Fact[[]Place]
	ServerMetadata   Fact[[]Place]

	Client    Client
	Redirect  Redirect
	Authorize Authorize
	MCP       MCP
	Limits    Limits

	// Symptoms are the texts its users see when a connection fails.
	Symptoms []Symptom
	// Unadvertised are endpoints that servers serve without naming them in their metadata.
	Unadvertised []Endpoint
}

// Place names a way to a metadata document.
type Place string

// The places of protected resource metadata (RFC 9728 §3, §5.1) and of authorization server
// metadata (RFC 8414 §3.1, §5; OpenID Connect Discovery §4).
const (
	FromChallenge Place = "challenge" // the resource_metadata parameter of the 401
	PathInserted  Place = "path"
	AtRoot        Place = "root"

	OAuthInserted Place = "oauth-insert"
	OIDCInserted  Place = "oidc-insert"
	OIDCAppended  Place = "oidc-append"
	OAuthAppended Place = "oauth-append" // no specification asks for it; ChatGPT has been seen to try it
)

// Way is a way to be a client of an authorization server.
type Way string

// The ways.
const (
	Predefined Way = "predefined" // entered by hand by whoever builds the connector
	CIMD       Way = "cimd"       // client ID metadata document
	DCR        Way = "dcr"        // RFC 7591
)

// Limits are how long the host waits.
type Limits struct {
	ToolCall Fact[time.Duration] // a call that takes longer is given up and sent again
}

// Symptom is an error text and what is known to trigger it. The text is a hint, not evidence: one
// cause has appeared under four texts.
type Symptom struct {
	Text    string
	Trigger Fact[string]
}

// Endpoint is an endpoint that some servers serve at a well-known path without advertising it.
type Endpoint struct {
	Kind EndpointKind
	Path string // joined to the issuer's origin
	From Fact[string]
}

// EndpointKind says what an endpoint does.
type EndpointKind string

// The kinds.
const (
	Introspection EndpointKind = "introspection" // RFC 7662
	Revocation    EndpointKind = "revocation"    // RFC 7009
	PrivyExchange EndpointKind = "privy-exchange"
	Completion    EndpointKind = "completion" // ends an authorization by JSON, without a page
)

// UnadvertisedPaths returns the paths at which endpoints of this kind have been found.
func (h *Host) UnadvertisedPaths(kind EndpointKind) []string {
	var paths []string
	for _, e := range h.Unadvertised {
		if e.Kind == kind {
			paths = append(paths, e.Path)
		}
	}
	return paths
}
