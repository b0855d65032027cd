package oauth

import (
	"net/netip"
	"net/url"
	"regexp"
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
	case len(raw) > maxURL:
		return refuse("invalid_redirect_uri", "a redirect URI is too long")
	case strings.Contains(raw, "#"):
		return refuse("invalid_redirect_uri", "a redirect URI must not have a fragment")
	case u.User != nil:
		return refuse("invalid_redirect_uri", "a redirect URI must not name a user")
	case u.Scheme != "https" && !loopback(u):
		return refuse("invalid_redirect_uri", "a redirect URI must be https, or http on a loopback address")
	}
	return checkCharacters(raw, u)
}

// hostForm is a name in letters, digits, hyphens and dots. The parser lets more through, such as the
// semicolon that would end the directive of [formAction].
var hostForm = regexp.MustCompile(`^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?$`)

func checkCharacters(raw string, u *url.URL) error {
	if strings.ContainsFunc(raw, notInURI) {
		return refuse("invalid_redirect_uri", "a redirect URI must consist of the characters of a URI (RFC 3986)")
	}
	if _, err := netip.ParseAddr(u.Hostname()); err != nil && !hostForm.MatchString(u.Hostname()) {
		return refuse("invalid_redirect_uri", "the host of a redirect URI must be a name or an address")
	}
	for _, name := range []string{"code", "state", "iss", "error"} { // each once in a response (OAuth 2.1 §3.1)
		if u.Query().Has(name) {
			return refuse("invalid_redirect_uri", "a redirect URI must not have the response parameter "+name)
		}
	}
	return nil
}

func notInURI(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("\"<>\\^`{|}", r) }
