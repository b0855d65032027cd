package authorize

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// formActions are the form-action directives of a page's policies, one for each that has one. A form must
// satisfy all of them, and default-src does not stand in for one (CSP 3 §6.4.1).
func formActions(enforced []policy) []formAction {
	var all []formAction
	for _, p := range enforced {
		if sources, ok := p["form-action"]; ok {
			all = append(all, sources)
		}
	}
	return all
}

// formAction are the sources of one form-action directive.
type formAction []string

// lets reports whether a form of the page at self may lead to the URL: as its action or, redirected, as
// where it is sent on to, for which the path of a source does not count (CSP 3 §6.7.2.8).
func (a formAction) lets(self, to *url.URL, redirected bool) bool {
	return slices.ContainsFunc(a, func(source string) bool {
		switch lower := strings.ToLower(source); {
		case lower == "'self'":
			return isSelf(self, to)
		case lower == "*":
			return schemeFits(self.Scheme, to.Scheme) || to.Scheme == "http" || to.Scheme == "https"
		case strings.HasPrefix(lower, "'"): // 'none', and what has no meaning here
			return false
		case strings.HasSuffix(lower, ":") && !strings.Contains(lower, "/"):
			return schemeFits(strings.TrimSuffix(lower, ":"), to.Scheme)
		}
		return hostFits(source, self, to, redirected)
	})
}

// isSelf also takes a safer scheme at the same host (CSP 3 §6.7.2.8).
func isSelf(self, to *url.URL) bool {
	if !strings.EqualFold(self.Hostname(), to.Hostname()) || !schemeFits(self.Scheme, to.Scheme) {
		return false
	}
	return portOf(self) == portOf(to) || portOf(self) == defaultPort(self.Scheme) && portOf(to) == defaultPort(to.Scheme)
}

func schemeFits(source, scheme string) bool {
	return strings.EqualFold(source, scheme) || strings.EqualFold(source, "http") && strings.EqualFold(scheme, "https")
}

// hostFits reads a source of the form [scheme://]host[:port][/path]; there is no way to write an IPv6
// address as its host.
func hostFits(source string, self, to *url.URL, redirected bool) bool {
	scheme, rest, given := strings.Cut(source, "://")
	if !given {
		scheme, rest = self.Scheme, source
	}
	authority, path, _ := strings.Cut(rest, "/")
	host, port, ported := strings.Cut(authority, ":")
	if !ported && portOf(to) == defaultPort(to.Scheme) {
		port = "*"
	}
	return schemeFits(scheme, to.Scheme) && nameFits(host, to.Hostname()) &&
		portFits(port, !strings.EqualFold(scheme, to.Scheme), to) && (redirected || pathFits(path, to))
}

// nameFits takes a wildcard for whole labels only.
func nameFits(pattern, host string) bool {
	if suffix, wild := strings.CutPrefix(pattern, "*"); wild {
		return suffix == "" || strings.HasPrefix(suffix, ".") && strings.HasSuffix(strings.ToLower(host), strings.ToLower(suffix))
	}
	return strings.EqualFold(pattern, host)
}

// portFits demands that a source for http that is met by https goes with it from port 80 to 443: Chromium
// takes neither of the two without the other.
func portFits(port string, upgraded bool, to *url.URL) bool {
	if port == "*" {
		return true
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err == nil && upgraded {
		return n == 80 && portOf(to) == "443"
	}
	return err == nil && strconv.FormatUint(n, 10) == portOf(to)
}

// pathFits takes a path, without its slash in front; one that ends in a slash stands for all below it.
// A query or fragment is no part of it, and both sides are compared decoded.
func pathFits(path string, to *url.URL) bool {
	if path == "" {
		return true
	}
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		path = path[:end]
	}
	if decoded, err := url.PathUnescape(path); err == nil {
		path = decoded
	}
	if path = "/" + path; strings.HasSuffix(path, "/") {
		return strings.HasPrefix(to.Path, path)
	}
	return to.Path == path
}

func portOf(u *url.URL) string {
	if u.Port() != "" {
		return u.Port()
	}
	return defaultPort(u.Scheme)
}

func defaultPort(scheme string) string {
	return map[string]string{"http": "80", "https": "443"}[strings.ToLower(scheme)]
}
