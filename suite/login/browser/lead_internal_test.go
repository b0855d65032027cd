package browser

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/go-rod/rod/lib/proto"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func answered(status int, body string, header ...string) *wire.Exchange {
	x := &wire.Exchange{URL: "https://as.example/authorize", Status: status, Body: []byte(body), Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}}
	for i := 0; i < len(header); i += 2 {
		x.Header.Set(header[i], header[i+1])
	}
	return x
}

func TestAPageIsStillIfNothingOfItCanChangeIt(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answer *wire.Exchange
		still  bool
	}{
		"text":          {answered(400, "<p>no</p>"), true},
		"a script":      {answered(400, "<script>go()</script>"), false},
		"a handler":     {answered(400, "<body onload=go()>"), false},
		"a refresh":     {answered(400, "<meta http-equiv=refresh content='0; url=/'>"), false},
		"by its header": {answered(400, "<p>no</p>", "Refresh", "0; url=/"), false},
		"a frame":       {answered(400, "<IFRAME src=/></iframe>"), false},
		"no page":       {answered(400, "{}", "Content-Type", "application/json"), false},
		"an image":      {answered(400, "<svg/>", "Content-Type", "image/svg+xml"), false},
		"no type":       {answered(400, "<p>no</p>", "Content-Type", ""), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			gomega.NewWithT(t).Expect(still(c.answer) != nil).To(gomega.Equal(c.still))
		})
	}
}

func TestARedirectThatDoesMoreThanLeadOnIsForTheBrowser(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for name, c := range map[string]struct {
		answer *wire.Exchange
		only   bool
	}{
		"a redirect":          {answered(302, "", "Location", "/"), true},
		"one without a place": {answered(302, ""), false},
		"another 3xx":         {answered(300, "", "Location", "/"), false},
		"a page":              {answered(200, "", "Location", "/"), false},
		"a cookie":            {answered(302, "", "Location", "/", "Set-Cookie", "a=b"), false},
		"a clearing":          {answered(302, "", "Location", "/", "Clear-Site-Data", `"cookies"`), false},
	} {
		g.Expect(onlyRedirects(c.answer)).To(gomega.Equal(c.only), name)
	}
}

func TestAURLThatABrowserPutsRightIsForTheBrowser(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for text, as := range map[string]bool{
		"https://as.example:8443/a%20b?scope=a%20b&x=(~)#f": true,
		"https://AS.example/":                               false,
		"https://u:p@as.example/":                           false,
		"https://as.example/?scope=a b":                     false,
		"https://as.example/?state=ä":                       false,
		`https://as.example/?state={"a"}`:                   false,
		"/authorize":                                        false,
	} {
		u, err := url.Parse(text)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(plain(u)).To(gomega.Equal(as), text)
	}
}

func TestAMemoryHoldsItsCookiesAsTheBrowserSendsThem(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var none *memory
	g.Expect(none.held()).To(gomega.BeEmpty())
	g.Expect(none.isPartitioned()).To(gomega.BeFalse())
	m := &memory{cookies: []*proto.NetworkCookieParam{
		{Name: "session", Value: "1", Domain: "as.example", Path: "/", Secure: true, Expires: -1},
		{Name: "old", Value: "2", Domain: ".example", Path: "/", Expires: 1},
	}}
	g.Expect(m.isPartitioned()).To(gomega.BeFalse())
	to, _ := url.Parse("https://as.example/authorize#f")
	r := navigation(t.Context(), *to, http.Header{"User-Agent": {"x"}}, m)
	g.Expect(r.Header).To(gomega.Equal(http.Header{"User-Agent": {"x"}, "Cookie": {"session=1"}}))
	g.Expect(r.URL.String()).To(gomega.Equal("https://as.example/authorize"))
	m.cookies[0].PartitionKey = &proto.NetworkCookiePartitionKey{}
	g.Expect(m.isPartitioned()).To(gomega.BeTrue())
}

// What was answered before the browser came in is for its navigations, and for those alone.
func TestWhatWasAnsweredIsForThePageThatAsks(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSession(login.Request{}, nil)
	s.answered = []*wire.Exchange{answered(200, "<p>page</p>")}
	ask := func(at string, header ...string) *wire.Exchange {
		u, err := url.Parse(at)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		r := &http.Request{URL: u, Header: http.Header{}}
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		return s.already(r)
	}
	page := []string{"Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}
	g.Expect(ask("https://as.example/favicon.ico", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image")).To(gomega.BeNil())
	g.Expect(ask("https://as.example/authorize", page...)).NotTo(gomega.BeNil())
	g.Expect(ask("https://as.example/authorize", page...)).To(gomega.BeNil(), "once")
	s.answered = []*wire.Exchange{answered(302, ""), answered(200, "")}
	g.Expect(ask("https://other.example/", page...)).To(gomega.BeNil(), "the browser went elsewhere")
	g.Expect(ask("https://as.example/authorize", page...)).To(gomega.BeNil(), "and what comes then is another way")
}

// What only a browser can tell is left to it: which cookies it sends within a site, and what it knows of a host.
func TestALoginThatABrowserHasToBegin(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		http.Redirect(w, r, "https://"+r.Host+"/", http.StatusFound)
	}))
	t.Cleanup(server.Close)
	w := wire.New(wire.Options{AllowPrivate: true})
	t.Cleanup(w.Close)
	begin := func(m *memory) *session {
		s := newSession(login.Request{Wire: w.Scope("x"), AuthorizeURL: server.URL + "/authorize", RedirectURI: "https://chatgpt.com/"}, nil)
		g.Expect(s.led(t.Context(), http.Header{}, m)).To(gomega.BeFalse())
		return s
	}
	begin(&memory{cookies: []*proto.NetworkCookieParam{{Name: "s", PartitionKey: &proto.NetworkCookiePartitionKey{}}}})
	g.Expect(asked).To(gomega.Equal(0))
	g.Expect(begin(nil).answered).To(gomega.HaveLen(1), "the redirect to another scheme is not followed")
}
