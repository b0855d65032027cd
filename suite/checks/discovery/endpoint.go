package discovery

import (
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// endpoint is a URL of the authorization server metadata.
type endpoint struct {
	name, url string
	required  bool
	// impact is what it does to the host if the endpoint cannot be used.
	impact check.Impact
}

// necessary are the endpoints without which nobody connects.
func necessary(doc *client.ServerMetadata) []endpoint {
	return []endpoint{
		{"authorization_endpoint", doc.AuthorizationEndpoint, true, check.Blocks},
		{"token_endpoint", doc.TokenEndpoint, true, check.Blocks},
		{"registration_endpoint", doc.RegistrationEndpoint, false, check.Blocks},
	}
}

// further are endpoints that the host uses after the connection, or not at all.
func further(doc *client.ServerMetadata) []endpoint {
	return []endpoint{
		{"revocation_endpoint", doc.RevocationEndpoint, false, check.Degrades},
		{"introspection_endpoint", doc.IntrospectionEndpoint, false, check.None},
		{"jwks_uri", doc.JWKSURI, false, check.None},
	}
}

// problem says why a client cannot use the endpoint as it is written; "" when it can.
func (e endpoint) problem(target client.Target) string {
	if e.url == "" {
		if e.required {
			return "is missing"
		}
		return ""
	}
	u, err := url.Parse(e.url)
	switch {
	case err != nil || u.Host == "":
		return "is not an absolute URL: " + strconv.Quote(e.url)
	case strings.Contains(e.url, "#"):
		return "has a fragment: " + e.url
	case u.Scheme != "https" && !developing(u, target):
		return "is not https: " + e.url
	case internal(u.Hostname()) && !internal(target.URL.Hostname()):
		return "is on an internal host: " + e.url
	}
	return ""
}

// awayTogether reports that an endpoint gives no answer because nobody answers on its host: that is
// one finding, of the token endpoint, and not one more.
func awayTogether(at string, answer *client.Response, doc *client.ServerMetadata) bool {
	u, err := url.Parse(at)
	token, errToken := url.Parse(doc.TokenEndpoint)
	return answer.Status == 0 && err == nil && errToken == nil && u.Host == token.Host
}

// developing is the exception for a server on the developer's own machine (MCP, Communication Security).
func developing(u *url.URL, target client.Target) bool {
	return u.Scheme == "http" && target.Loopback && wire.Loopback(u.Hostname())
}

// internalSuffixes end names that the public DNS does not have (RFC 6761, RFC 6762, RFC 8375; ICANN
// resolution 2024.07.29.06 for internal) or that are customary on private networks.
var internalSuffixes = []string{".internal", ".local", ".localdomain", ".lan", ".home.arpa", ".intranet", ".corp", ".home", ".test", ".invalid"}

// internal reports whether a host cannot be reached from outside, as far as its name or address shows.
func internal(name string) bool {
	name = bare(name)
	if addr, err := netip.ParseAddr(name); err == nil {
		addr = addr.Unmap()
		return addr.IsLoopback() || addr.IsPrivate() || addr.IsLinkLocalUnicast() || addr.IsUnspecified()
	}
	return wire.Loopback(name) || !strings.Contains(name, ".") ||
		slices.ContainsFunc(internalSuffixes, func(s string) bool { return strings.HasSuffix(name, s) })
}

func bare(name string) string { return strings.TrimSuffix(strings.ToLower(name), ".") }
