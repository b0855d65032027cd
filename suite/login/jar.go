package login

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"

	"github.com/mcpconform/mcpconform/suite/wire"
)

// jar keeps the cookies of one login as a browser would (RFC 6265 with the SameSite and prefix rules
// of its successor). Cookies ignore ports. As Chromium does, http on loopback counts as secure: a
// Secure cookie is set and sent there.
type jar struct{ entries []entry }

type entry struct {
	name, value, domain, path string
	hostOnly, secure          bool
	sameSite                  http.SameSite
	expires                   time.Time // zero: until the login ends
}

// set takes the Set-Cookie fields of an answer from u and returns the values that were kept.
func (j *jar) set(u *url.URL, header http.Header, now time.Time) []string {
	var kept []string
	for _, c := range (&http.Response{Header: header}).Cookies() {
		e, ok := accept(u, c, now)
		if !ok {
			continue
		}
		j.entries = slices.DeleteFunc(j.entries, func(old entry) bool {
			return old.name == e.name && old.domain == e.domain && old.path == e.path
		})
		if e.expires.IsZero() || e.expires.After(now) {
			j.add(e)
			kept = append(kept, e.value)
		}
	}
	return kept
}

// mostOfADomain is how many cookies of one domain Chromium keeps (RFC 6265 §6.1 asks for 50).
const mostOfADomain = 180

// add keeps a cookie, in place of the oldest of its domain where there are too many.
func (j *jar) add(e entry) {
	oldest, held := -1, 0
	for i := range j.entries {
		if j.entries[i].domain == e.domain {
			if held++; oldest < 0 {
				oldest = i
			}
		}
	}
	if held >= mostOfADomain {
		j.entries = slices.Delete(j.entries, oldest, oldest+1)
	}
	j.entries = append(j.entries, e)
}

// accept applies RFC 6265 §5.3; ok is false for a cookie that a browser drops.
func accept(u *url.URL, c *http.Cookie, now time.Time) (e entry, ok bool) {
	host := strings.ToLower(u.Hostname())
	e = entry{
		name: c.Name, value: c.Value, domain: host, path: c.Path, hostOnly: true,
		secure: c.Secure, sameSite: c.SameSite, expires: c.Expires,
	}
	if c.MaxAge > 0 {
		e.expires = now.Add(time.Duration(c.MaxAge) * time.Second)
	} else if c.MaxAge < 0 {
		e.expires = now
	}
	if !strings.HasPrefix(e.path, "/") {
		e.path = defaultPath(u)
	}
	if domain := strings.TrimPrefix(strings.ToLower(c.Domain), "."); domain != "" && domain != host {
		if !domainMatch(host, domain) || suffix(domain) == domain {
			return e, false
		}
		e.domain, e.hostOnly = domain, false
	} else if domain == host {
		e.hostOnly = net.ParseIP(host) != nil
	}
	if c.Secure && !trustworthy(u) || c.SameSite == http.SameSiteNoneMode && !c.Secure {
		return e, false
	}
	return e, prefixHolds(c)
}

// prefixHolds checks the promises that the prefixes of a cookie's name make.
func prefixHolds(c *http.Cookie) bool {
	name := strings.ToLower(c.Name)
	if strings.HasPrefix(name, "__host-") {
		return c.Secure && c.Path == "/" && c.Domain == ""
	}
	return !strings.HasPrefix(name, "__secure-") || c.Secure
}

// cookies returns the Cookie header for a navigation; "" for none. crossSite tells that another
// site started it, as the host does at first.
func (j *jar) cookies(u *url.URL, method string, crossSite bool, now time.Time) string {
	matching := slices.Clone(j.entries)
	matching = slices.DeleteFunc(matching, func(e entry) bool {
		return !e.matches(u, now) || !e.allowed(method, crossSite)
	})
	slices.SortStableFunc(matching, func(a, b entry) int { return len(b.path) - len(a.path) })
	pairs := make([]string, len(matching))
	for i, e := range matching {
		pairs[i] = e.name + "=" + e.value
	}
	return strings.Join(pairs, "; ")
}

// CookieHeader returns what a browser that holds the cookies sends with a navigation of its user's to a URL; "" for
// none. The domain of a cookie that is for subdomains too begins with a dot.
func CookieHeader(held []*http.Cookie, u *url.URL, now time.Time) string {
	var j jar
	for _, c := range held {
		j.entries = append(j.entries, entry{
			name: c.Name, value: c.Value, path: c.Path, secure: c.Secure, expires: c.Expires,
			domain: strings.TrimPrefix(c.Domain, "."), hostOnly: !strings.HasPrefix(c.Domain, "."),
		})
	}
	return j.cookies(u, http.MethodGet, false, now)
}

func (e *entry) matches(u *url.URL, now time.Time) bool {
	host, path := strings.ToLower(u.Hostname()), pathOf(u)
	inPath := path == e.path || strings.HasPrefix(path, e.path) &&
		(strings.HasSuffix(e.path, "/") || path[len(e.path)] == '/')
	return inPath && (host == e.domain || !e.hostOnly && domainMatch(host, e.domain)) &&
		(!e.secure || trustworthy(u)) && (e.expires.IsZero() || e.expires.After(now))
}

// allowed applies SameSite; a cookie that says nothing is Lax, as in Chromium.
func (e *entry) allowed(method string, crossSite bool) bool {
	switch {
	case !crossSite || e.sameSite == http.SameSiteNoneMode:
		return true
	case e.sameSite == http.SameSiteStrictMode:
		return false
	default:
		return method == http.MethodGet
	}
}

func defaultPath(u *url.URL) string {
	path := pathOf(u)
	if i := strings.LastIndexByte(path, '/'); i > 0 {
		return path[:i]
	}
	return "/"
}

func domainMatch(host, domain string) bool {
	return host == domain || strings.HasSuffix(host, "."+domain) && net.ParseIP(host) == nil
}

func suffix(domain string) string {
	s, _ := publicsuffix.PublicSuffix(domain)
	return s
}

// trustworthy says whether Secure cookies may travel: https, or http on loopback.
func trustworthy(u *url.URL) bool { return u.Scheme == "https" || wire.Loopback(u.Hostname()) }

// sameSite says whether two URLs are of one site: scheme and registrable domain, ports ignored.
func sameSite(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && site(a.Hostname()) == site(b.Hostname())
}

func site(host string) string {
	host = strings.ToLower(host)
	if net.ParseIP(host) != nil {
		return host
	}
	if s, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return s
	}
	return host
}
