package client

import (
	"context"
	"net/url"
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

	target *url.URL // that it was looked for on behalf of
}

// FetchResourceMetadata gets the document at a URL; how is the place it was derived by.
func (p *Player) FetchResourceMetadata(ctx context.Context, at, how string) *ResourceMetadata {
	m := &ResourceMetadata{URL: at, How: how, Identifier: p.Target.URL.String(), Response: p.document(ctx, at), target: p.Target.URL}
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

// OfAnother reports a document at the root that is about another endpoint of the same origin: on a host
// with several, that says nothing of the one in question.
func (m *ResourceMetadata) OfAnother() bool {
	own, err := url.Parse(m.Resource)
	if m.How != string(host.AtRoot) || err != nil || origin(own) != origin(m.target) {
		return false
	}
	path := strings.TrimSuffix(own.Path, "/")
	return m.target.Path != path && !strings.HasPrefix(m.target.Path, path+"/")
}

// bareOrigin reports whether a URL is scheme and host with at most one slash after them.
func bareOrigin(s string) bool {
	_, rest, ok := strings.Cut(s, "://")
	return ok && !strings.ContainsAny(strings.TrimSuffix(rest, "/"), "/?#")
}
