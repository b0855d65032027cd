package client

import (
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/suite/host"
)

// Candidate is a place where a document may be.
type Candidate struct {
	URL string
	How string // a host.Place
}

const (
	resourceWellKnown = "/.well-known/oauth-protected-resource"
	oauthWellKnown    = "/.well-known/oauth-authorization-server"
	oidcWellKnown     = "/.well-known/openid-configuration"
)

// ResourceMetadataURLs lists the places of the target's protected resource metadata in the host's
// order, without repeats: what the challenge names (RFC 9728 §5.1), then the well-known URI with the
// resource's path inserted, then the one at the root (§3).
func (p *Player) ResourceMetadataURLs(c *Challenge) []Candidate {
	var list candidates
	for _, place := range p.Host.ResourceMetadata.Value {
		switch {
		case place == host.FromChallenge && c != nil && c.ResourceMetadata != "":
			list.add(c.ResourceMetadata, place)
		case place == host.PathInserted:
			list.add(insert(p.Target.URL, resourceWellKnown), place)
		case place == host.AtRoot:
			list.add(origin(p.Target.URL)+resourceWellKnown, place)
		}
	}
	return list
}

// ServerMetadataURLs lists the places of an issuer's metadata in the host's order, without repeats
// (RFC 8414 §3.1 and §5, OpenID Connect Discovery §4). An issuer that is no absolute http(s) URL has none.
func (p *Player) ServerMetadataURLs(issuer string) []Candidate {
	u, err := url.Parse(issuer)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return nil
	}
	u.Path, u.RawPath = strings.TrimSuffix(u.Path, "/"), strings.TrimSuffix(u.RawPath, "/")
	var list candidates
	for _, place := range p.Host.ServerMetadata.Value {
		switch place {
		case host.OAuthInserted:
			list.add(insert(u, oauthWellKnown), place)
		case host.OIDCInserted:
			list.add(insert(u, oidcWellKnown), place)
		case host.OIDCAppended:
			list.add(origin(u)+u.EscapedPath()+oidcWellKnown, place)
		case host.OAuthAppended:
			list.add(origin(u)+u.EscapedPath()+oauthWellKnown, place)
		}
	}
	return list
}

type candidates []Candidate

func (c *candidates) add(u string, how host.Place) {
	for _, have := range *c {
		if have.URL == u {
			return
		}
	}
	*c = append(*c, Candidate{URL: u, How: string(how)})
}

// insert puts the well-known path between host and path (and query). A slash that is the whole path
// is removed first (RFC 9728 §3.1).
func insert(u *url.URL, wellKnown string) string {
	path := u.EscapedPath()
	if path == "/" {
		path = ""
	}
	out := origin(u) + wellKnown + path
	if u.RawQuery != "" {
		out += "?" + u.RawQuery
	}
	return out
}

func origin(u *url.URL) string { return u.Scheme + "://" + u.Host }
