package login

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"
)

func mustURL(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestCookiesGoWhereABrowserSendsThem(t *testing.T) {
	t.Parallel()
	now := time.Now()
	for name, c := range map[string]struct {
		from, cookie, to string
		crossSite        bool
		want             string
	}{
		"plain":                        {"https://a.example/x/y", "s=1", "https://a.example/x/z", false, "s=1"},
		"ports are ignored":            {"http://127.0.0.1:1/", "s=1", "http://127.0.0.1:2/", false, "s=1"},
		"default path":                 {"https://a.example/x/y", "s=1", "https://a.example/other", false, ""},
		"path is no prefix of a name":  {"https://a.example/", "s=1; Path=/log", "https://a.example/login", false, ""},
		"host only":                    {"https://a.example/", "s=1", "https://b.a.example/", false, ""},
		"domain":                       {"https://a.site.example/", "s=1; Domain=site.example", "https://b.site.example/", false, "s=1"},
		"foreign domain":               {"https://a.example/", "s=1; Domain=b.example", "https://b.example/", false, ""},
		"public suffix":                {"https://a.github.io/", "s=1; Domain=github.io", "https://b.github.io/", false, ""},
		"secure over http":             {"https://a.example/", "s=1; Secure", "http://a.example/", false, ""},
		"secure from http":             {"http://a.example/", "s=1; Secure", "https://a.example/", false, ""},
		"secure over http on loopback": {"http://localhost:8/", "s=1; Secure", "http://localhost:8/", false, "s=1"},
		"host prefix":                  {"https://a.example/x", "__Host-s=1; Secure; Path=/", "https://a.example/", false, "__Host-s=1"},
		"host prefix without path":     {"https://a.example/x", "__Host-s=1; Secure", "https://a.example/", false, ""},
		"host prefix with domain":      {"https://a.example/", "__Host-s=1; Secure; Path=/; Domain=a.example", "https://a.example/", false, ""},
		"secure prefix without secure": {"https://a.example/", "__Secure-s=1", "https://a.example/", false, ""},
		"none without secure":          {"https://a.example/", "s=1; SameSite=None", "https://a.example/", false, ""},
		"strict from another site":     {"https://a.example/", "s=1; SameSite=Strict", "https://a.example/", true, ""},
		"lax from another site":        {"https://a.example/", "s=1; SameSite=Lax", "https://a.example/", true, "s=1"},
		"expired":                      {"https://a.example/", "s=1; Max-Age=0", "https://a.example/", false, ""},
		"expired by date":              {"https://a.example/", "s=1; Expires=Mon, 01 Jan 2001 00:00:00 GMT", "https://a.example/", false, ""},
		"alive":                        {"https://a.example/", "s=1; Max-Age=60", "https://a.example/", false, "s=1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var j jar
			j.set(mustURL(t, c.from), http.Header{"Set-Cookie": {c.cookie}}, now)
			got := j.cookies(mustURL(t, c.to), http.MethodGet, c.crossSite, now)
			gomega.NewWithT(t).Expect(got).To(gomega.Equal(c.want))
		})
	}
}

func TestCookiesAreReplacedAndRemoved(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var j jar
	u, now := mustURL(t, "https://a.example/x/y"), time.Now()
	j.set(u, http.Header{"Set-Cookie": {"s=1; Path=/", "t=2"}}, now)
	j.set(u, http.Header{"Set-Cookie": {"s=3; Path=/"}}, now)
	g.Expect(j.cookies(u, "GET", false, now)).To(gomega.Equal("t=2; s=3"), "longer paths first")
	j.set(u, http.Header{"Set-Cookie": {"s=; Path=/; Max-Age=0"}}, now)
	g.Expect(j.cookies(u, "POST", false, now)).To(gomega.Equal("t=2"))
	g.Expect(j.cookies(u, "POST", true, now)).To(gomega.BeEmpty(), "a POST from another site carries no Lax cookie")
}

// A server can set cookies without end; a browser does not keep them all.
func TestOnlyTheNewestCookiesOfADomainAreKept(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var j jar
	now := time.Now()
	j.set(mustURL(t, "https://b.example/"), http.Header{"Set-Cookie": {"other=1"}}, now)
	for i := range 10 * mostOfADomain {
		j.set(mustURL(t, "https://a.example/"), http.Header{"Set-Cookie": {fmt.Sprintf("s%d=1", i)}}, now)
	}
	sent := strings.Split(j.cookies(mustURL(t, "https://a.example/"), "GET", false, now), "; ")
	g.Expect(sent).To(gomega.HaveLen(mostOfADomain))
	g.Expect(sent[mostOfADomain-1]).To(gomega.Equal(fmt.Sprintf("s%d=1", 10*mostOfADomain-1)))
	g.Expect(j.cookies(mustURL(t, "https://b.example/"), "GET", false, now)).To(gomega.Equal("other=1"))
}
