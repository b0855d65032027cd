package authorize

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// formActions are the form-action directives that browsers enforce for a page, one for each policy that
// has one, in a header or in a meta element. A form must satisfy all of them; a policy that only reports
// is none, and default-src does not stand in for the directive (CSP 3 §6.4.1).
func formActions(h http.Header, body []byte) []formAction {
	var all []formAction
	for _, field := range append(h.Values("Content-Security-Policy"), metaPolicies(body)...) {
		for policy := range strings.SplitSeq(field, ",") {
			if d, ok := directive(policy); ok {
				all = append(all, d)
			}
		}
	}
	return all
}

// formAction are the sources of one form-action directive.
type formAction []string

// directive is the first form-action of a policy: of a repeated one the rest is ignored (CSP 3 §2.2.1).
func directive(policy string) (formAction, bool) {
	for part := range strings.SplitSeq(policy, ";") {
		if words := strings.Fields(part); len(words) > 0 && strings.EqualFold(words[0], "form-action") {
			return words[1:], true
		}
	}
	return nil, false
}

// metaPolicies are the policies that a page brings in its own text.
func metaPolicies(body []byte) []string {
	var policies []string
	doc := html.NewTokenizer(strings.NewReader(string(body)))
	for kind := doc.Next(); kind != html.ErrorToken; kind = doc.Next() {
		t := doc.Token()
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken || t.Data != "meta" {
			continue
		}
		attributes := map[string]string{}
		for _, a := range t.Attr {
			attributes[a.Key] = a.Val
		}
		if strings.EqualFold(attributes["http-equiv"], "Content-Security-Policy") {
			policies = append(policies, attributes["content"])
		}
	}
	return policies
}

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

// hostFits reads a source of the form [scheme://]host[:port][/path].
func hostFits(source string, self, to *url.URL, redirected bool) bool {
	scheme, rest, given := strings.Cut(source, "://")
	if !given {
		scheme, rest = self.Scheme, source
	}
	authority, path, _ := strings.Cut(rest, "/")
	host, port := authority, ""
	if at := strings.LastIndexByte(authority, ':'); at > strings.LastIndexByte(authority, ']') {
		host, port = authority[:at], authority[at+1:]
	}
	return schemeFits(scheme, to.Scheme) && nameFits(strings.Trim(host, "[]"), to.Hostname()) && portFits(port, to) &&
		(redirected || pathFits(path, to))
}

func nameFits(pattern, host string) bool {
	if suffix, wild := strings.CutPrefix(pattern, "*"); wild {
		return suffix == "" || strings.HasSuffix(strings.ToLower(host), strings.ToLower(suffix))
	}
	return strings.EqualFold(pattern, host)
}

func portFits(port string, to *url.URL) bool {
	actual := portOf(to)
	switch port {
	case "*":
		return true
	case "":
		return actual == defaultPort(to.Scheme)
	case "80":
		return actual == "80" || actual == "443"
	}
	return port == actual
}

// pathFits takes a path, without its slash in front; one that ends in a slash stands for all below it.
func pathFits(path string, to *url.URL) bool {
	if path == "" {
		return true
	}
	path, _, _ = strings.Cut("/"+path, "?")
	if strings.HasSuffix(path, "/") {
		return strings.HasPrefix(to.EscapedPath(), path)
	}
	return to.EscapedPath() == path
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
