package browser

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/go-rod/rod/lib/proto"
	"github.com/onsi/gomega"

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
