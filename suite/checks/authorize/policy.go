package authorize

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// policy is one Content-Security-Policy: its directives by their names in lower case.
type policy map[string][]string

// policies are those that browsers enforce for a page, from its header and its text; one that only
// reports is none.
func policies(h http.Header, body []byte) []policy {
	var all []policy
	for _, field := range h.Values("Content-Security-Policy") {
		all = append(all, parsePolicies(field)...)
	}
	for _, content := range metaPolicies(body) {
		for _, p := range parsePolicies(content) {
			delete(p, "sandbox") // which has no effect there (CSP 3 §6.3.2)
			all = append(all, p)
		}
	}
	return all
}

func parsePolicies(field string) []policy {
	var all []policy
	for text := range strings.SplitSeq(field, ",") {
		all = append(all, parsePolicy(text))
	}
	return all
}

// parsePolicy takes the first of a repeated directive (CSP 3 §2.2.1). One with a character that is not
// allowed in any has no effect in browsers, and keeps its place all the same.
func parsePolicy(text string) policy {
	p, seen := policy{}, map[string]bool{}
	for part := range strings.SplitSeq(text, ";") {
		words := strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune("\t\n\f\r ", r) })
		if len(words) == 0 {
			continue
		}
		name := strings.ToLower(words[0])
		if !seen[name] && printable(words) {
			p[name] = words[1:]
		}
		seen[name] = true
	}
	return p
}

func printable(words []string) bool {
	return !strings.ContainsFunc(strings.Join(words, ""), func(r rune) bool { return r <= ' ' || r > '~' })
}

// locksForms reports whether the policy sandboxes the page in such a way that it can send no form.
func (p policy) locksForms() bool {
	flags, sandboxed := p["sandbox"]
	return sandboxed && !slices.ContainsFunc(flags, func(f string) bool { return strings.EqualFold(f, "allow-forms") })
}

// upgrades reports whether the page's policies have its forms sent by https where they name http. The
// redirects after them are not upgraded.
func upgrades(all []policy) bool {
	return slices.ContainsFunc(all, func(p policy) bool {
		_, asked := p["upgrade-insecure-requests"]
		return asked
	})
}

// upgraded is the URL by https (CSP's upgrade-insecure-requests, §3.2).
func upgraded(u *url.URL) *url.URL {
	if u.Scheme != "http" {
		return u
	}
	safe := *u
	safe.Scheme = "https"
	if safe.Port() == "80" {
		safe.Host = safe.Hostname()
	}
	return &safe
}

// metaPolicies are the policies that a page brings in its own text; anywhere but in its head browsers
// ignore them.
func metaPolicies(body []byte) []string {
	root, err := html.Parse(strings.NewReader(string(body)))
	if err != nil {
		return nil
	}
	var found []string
	for n := range root.Descendants() {
		if n.DataAtom != atom.Meta || n.Parent.DataAtom != atom.Head {
			continue
		}
		if strings.EqualFold(attribute(n, "http-equiv"), "Content-Security-Policy") {
			found = append(found, attribute(n, "content"))
		}
	}
	return found
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
