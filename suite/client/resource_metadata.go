package client

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/host"
)

// ResourceMetadata is a protected resource metadata document (RFC 9728 §2), or the failed attempt
// to get one (Doc is then nil).
type ResourceMetadata struct {
	URL string
	How string // challenge, path or root: how the URL was come by
	// Identifier is the resource identifier the URL was derived from, which Resource must equal
	// (RFC 9728 §3.3): for challenge and path the target's URL, for root its origin.
	Identifier string

	Resource             string
	AuthorizationServers []string
	ScopesSupported      []string
	Doc                  map[string]any
	Response             *Response
	// Problems are members of a wrong type, a wrong status or content type. A Resource that differs
	// from Identifier is not among them: see Matches.
	Problems []string
}

// FetchResourceMetadata gets the document at url; how is the place it was derived by.
func (p *Player) FetchResourceMetadata(ctx context.Context, url, how string) *ResourceMetadata {
	m := &ResourceMetadata{URL: url, How: how, Identifier: p.Target.URL.String(), Response: p.document(ctx, url)}
	if how == string(host.AtRoot) {
		m.Identifier = origin(p.Target.URL)
	}
	d := read(m.Response)
	if m.Doc = d.members; m.Doc != nil {
		m.Resource = d.str("resource")
		m.AuthorizationServers = d.strs("authorization_servers")
		m.ScopesSupported = d.strs("scopes_supported")
	}
	m.Problems = d.problems
	return m
}

// Usable reports whether the document names an authorization server.
func (m *ResourceMetadata) Usable() bool { return m.Doc != nil && len(m.AuthorizationServers) > 0 }

// Matches reports whether Resource is identical to Identifier (RFC 9728 §3.3, code point by code
// point). An origin is the same identifier with and without its slash: both lead to one well-known URI (§3.1).
func (m *ResourceMetadata) Matches() bool {
	return m.Resource == m.Identifier || bareOrigin(m.Resource) && bareOrigin(m.Identifier) &&
		strings.TrimSuffix(m.Resource, "/") == strings.TrimSuffix(m.Identifier, "/")
}

// bareOrigin reports whether a URL is scheme and host with at most one slash after them.
func bareOrigin(s string) bool {
	_, rest, ok := strings.Cut(s, "://")
	return ok && !strings.ContainsAny(strings.TrimSuffix(rest, "/"), "/?#")
}
