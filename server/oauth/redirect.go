package oauth

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// MatchRedirect reports whether a client with these registered redirect URIs may be sent to given.
type MatchRedirect func(registered []string, given string) bool

// ExactRedirect is the strict [MatchRedirect]: the same string (RFC 9700 §2.1), but that any port
// will do for a registered http loopback URI, since a native app takes the port it gets (RFC 8252
// §7.3).
func ExactRedirect(registered []string, given string) bool {
	return slices.Contains(registered, given) ||
		slices.ContainsFunc(registered, func(r string) bool { return sameButPort(r, given) })
}

func sameButPort(registered, given string) bool {
	a, errA := url.Parse(registered)
	b, errB := url.Parse(given)
	if errA != nil || errB != nil || !loopback(a) || !loopback(b) {
		return false
	}
	// Rebuilt with the other's port the given URI must be the same string, so that no other difference
	// (case, encoding, user information) gets through on the way of the parser.
	return a.Hostname() == b.Hostname() && withoutPort(registered, a) == withoutPort(given, b)
}

func withoutPort(raw string, u *url.URL) string {
	if u.Port() == "" {
		return raw
	}
	return strings.Replace(raw, u.Host, strings.TrimSuffix(u.Host, ":"+u.Port()), 1)
}

func loopback(u *url.URL) bool {
	return u.Scheme == "http" && loopbackHost(u.Hostname())
}

func loopbackHost(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || (err == nil && ip.IsLoopback())
}

// checkRedirectURI judges a redirect URI at registration (RFC 7591 §5, OAuth 2.1 §2.3, MCP
// "Communication Security"): https anywhere, http on loopback, nothing else.
func checkRedirectURI(raw string) error {
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Host == "" || u.Hostname() == "":
		return refuse("invalid_redirect_uri", "a redirect URI must be absolute")
	case strings.Contains(raw, "#"):
		return refuse("invalid_redirect_uri", "a redirect URI must not have a fragment")
	case u.User != nil:
		return refuse("invalid_redirect_uri", "a redirect URI must not name a user")
	case u.Scheme == "https" || loopback(u):
		return nil
	}
	return refuse("invalid_redirect_uri", "a redirect URI must be https, or http on a loopback address")
}
