package browser

import (
	"net/http"
	"slices"
	"strings"

	"github.com/go-rod/rod/lib/proto"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// arrives makes a navigation what it is of a user whom a page of the host sends: of another site, as are the redirects
// that follow, without the cookies that are for the server's own pages only (RFC 6265bis, "Strict" enforcement). The
// browser was not sent by any page, and would give them.
func (s *session) arrives(r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !navigates(r) || s.arrived {
		return
	}
	if r.Header.Get("Sec-Fetch-Site") != "" {
		r.Header.Set("Sec-Fetch-Site", "cross-site")
	}
	all := strings.Split(r.Header.Get("Cookie"), "; ")
	rest := slices.DeleteFunc(all, func(pair string) bool {
		name, _, _ := strings.Cut(pair, "=")
		return slices.Contains(s.strict, name)
	})
	if r.Header.Del("Cookie"); strings.Join(rest, "") != "" {
		r.Header.Set("Cookie", strings.Join(rest, "; "))
	}
}

// lands notes what an answer to a navigation means for the next one: after a page the user is on the server's own
// pages. The lock is held.
func (s *session) lands(x *wire.Exchange) {
	if x.Status < 300 || x.Status > 399 || x.Header.Get("Location") == "" {
		s.arrived = true
		return
	}
	for _, c := range (&http.Response{Header: x.Header}).Cookies() {
		if c.SameSite == http.SameSiteStrictMode {
			s.strict = append(s.strict, c.Name)
		} else {
			s.strict = slices.DeleteFunc(s.strict, func(name string) bool { return name == c.Name })
		}
	}
}

// strict are the names of the cookies of the memory that only the server's own pages get.
func (m *memory) strict() []string {
	if m == nil {
		return nil
	}
	var names []string
	for _, c := range m.cookies {
		if c.SameSite == proto.NetworkCookieSameSiteStrict {
			names = append(names, c.Name)
		}
	}
	return names
}

// circles reports whether the last answers were as many redirects as a browser follows.
func (s *session) circles() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	walk := s.outcome.Walk
	if len(walk) < maxHops {
		return false
	}
	return !slices.ContainsFunc(walk[len(walk)-maxHops:], func(x *wire.Exchange) bool {
		return x.Status < 300 || x.Status > 399 || x.Header.Get("Location") == ""
	})
}
