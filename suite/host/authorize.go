package host

import "slices"

// Authorize is what the host puts into its authorization and token requests.
type Authorize struct {
	// Extra are parameters beyond those of OAuth and RFC 8707.
	Extra Fact[map[string]string]
	// StatePrefix and StateBytes make the state: the prefix and so many random octets in hex.
	StatePrefix Fact[string]
	StateBytes  Fact[int]
	// ScopeFrom is where the scope is taken from, first that has one; with none it is left out.
	ScopeFrom Fact[[]ScopeSource]
	// OIDCScopes are asked for whenever the server's metadata lists them.
	OIDCScopes Fact[[]string]
	// Resource says which value is sent as resource (RFC 8707).
	Resource Fact[string]
}

// ScopeSource is a place a scope can come from.
type ScopeSource string

// The sources of a scope.
const (
	ChallengeScope ScopeSource = "challenge" // the scope parameter of the 401
	ResourceScopes ScopeSource = "resource"  // scopes_supported of the protected resource metadata
)

// Scopes is the scope the host asks for, in order and without repeats, given what the challenge,
// the resource metadata and the server metadata name. Empty means: send no scope parameter.
func (a *Authorize) Scopes(challenge, resource, server []string) []string {
	var scopes []string
	for _, from := range a.ScopeFrom.Value {
		if from == ChallengeScope {
			scopes = slices.Clone(challenge)
		} else {
			scopes = slices.Clone(resource)
		}
		if len(scopes) > 0 {
			break
		}
	}
	for _, s := range a.OIDCScopes.Value {
		if slices.Contains(server, s) && !slices.Contains(scopes, s) {
			scopes = append(scopes, s)
		}
	}
	return scopes
}

// MCP is what the host says as an MCP client.
type MCP struct {
	// Discover is the version of its first request, server/discover; Initialize the one it offers
	// in initialize when discover is not answered.
	Discover   Fact[string]
	Initialize Fact[string]
	// DiscoverID is the JSON-RPC id of server/discover.
	DiscoverID   Fact[string]
	Info         Fact[Info]
	Capabilities Fact[map[string]any]
	// Meta are members of _meta of a tool call: hints, no authentication.
	Meta Fact[map[string]any]
}

// Info is clientInfo.
type Info struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}
