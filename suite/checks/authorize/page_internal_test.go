package authorize

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

func TestWhatKeepsAPageOutOfFrames(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{
		"frame-ancestors 'none'":                            true,
		"default-src 'self'; frame-ancestors 'self'":        true,
		"Frame-Ancestors https://partner.example":           true,
		"frame-ancestors *":                                 false,
		"frame-ancestors https:":                            false,
		"default-src 'none'":                                false, // frame-ancestors does not fall back to it
		"default-src 'none', frame-ancestors 'none'; x-y z": true,
	} {
		h := http.Header{"Content-Security-Policy": {value}}
		gomega.NewWithT(t).Expect(unframed(h)).To(gomega.Equal(want), value)
	}
	for value, want := range map[string]bool{"DENY": true, "sameorigin": true, "ALLOWALL": false, "ALLOW-FROM https://a.example": false} {
		gomega.NewWithT(t).Expect(unframed(http.Header{"X-Frame-Options": {value}})).To(gomega.Equal(want), value)
	}
	gomega.NewWithT(t).Expect(unframed(http.Header{"Content-Security-Policy-Report-Only": {"frame-ancestors 'none'"}})).To(gomega.BeFalse())
	for script, want := range map[string]bool{
		"if (top !== self) top.location = self.location": true, "if (window.self !== window.top) {}": true, "stop(self)": false,
	} {
		gomega.NewWithT(t).Expect(busts.MatchString(script)).To(gomega.Equal(want), script)
	}
}

func TestWhatAPageLoads(t *testing.T) {
	t.Parallel()
	from, err := url.Parse("https://auth.example.com/login")
	gomega.NewWithT(t).Expect(err).NotTo(gomega.HaveOccurred())
	for html, want := range map[string][]string{
		`<link rel=stylesheet href=/own.css><script src="https://cdn.example.com/a.js"></script><img src="data:image/png;base64,AA==">`: nil,
		`<link rel=stylesheet href="https://fonts.other.example/css">`:                                                                  {"fonts.other.example"},
		`<script src=//js.other.example/a.js></script>`:                                                                                 {"js.other.example"},
		`<style> /* own */ @charset "utf-8"; @import url(https://fonts.other.example/css?family=Roboto:400,100); body {}</style>`:       {"fonts.other.example"},
		`<style>@import "/own.css"; @import '//b.other.example/c;d' screen</style>`:                                                     {"b.other.example"},
		`<style>/* @import url(https://x.example/); */ body {} @import "https://y.example/";</style><p>@import "//z.example";</p>`:      nil,
		`<a href="https://other.example/">Terms</a><link rel=canonical href=//b.example>`:                                               nil,
	} {
		p := page{&login.Page{URL: from}, &wire.Exchange{Body: []byte(html)}}
		gomega.NewWithT(t).Expect(p.loads()).To(gomega.Equal(want), html)
	}
}

func TestNearMissesOfARedirectURI(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var all []string
	for _, n := range nearMisses(registered) {
		all = append(all, n.uri)
	}
	g.Expect(all).To(gomega.Equal([]string{
		"http://chatgpt.com/connector/oauth/x", "https://chatgpt.com:8443/connector/oauth/x", "https://chatgpt.com/connector/oauth/x/",
		"https://mcpconform@chatgpt.com/connector/oauth/x", "https://chatgpt.com/connector/oauth/x#mcpconform",
		"https://chatgpt.com/connector/oauth/%78",
	}))
	g.Expect(nearMisses("http://127.0.0.1:1/cb")[0].how).To(gomega.Equal("with a slash at its end"), "scheme and port are free there")
	g.Expect(redirected(registered + "?code=1").notAt(registered + "/")).To(gomega.BeTrue())
	g.Expect(redirected(registered + "/?code=1").notAt(registered + "/")).To(gomega.BeFalse())
	g.Expect(redirected(registered+"?code=1").notAt(registered+"#mcpconform")).To(gomega.BeTrue(), "the fragment was left out")
	g.Expect(ended(400, "text/html", "no").notAt(registered)).To(gomega.BeTrue())
	g.Expect(ended(500, "text/html", "no").notAt(registered)).To(gomega.BeFalse())
}

func TestWhereAChallengeCanBeRead(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
	in := func(code, more string) string {
		u := &url.URL{Scheme: "https", Host: "chatgpt.com", RawQuery: "code=" + code + more}
		return whereIs(challenge, &client.Grant{Code: code, Redirect: u})
	}
	g.Expect(in("abc", "")).To(gomega.BeEmpty())
	g.Expect(in("x-"+challenge, "")).To(gomega.Equal("in the code, in clear"))
	g.Expect(in("eyJhbGciOiJIUzI1NiJ9.eyJjYyI6IkU5TWVsaG9hMk93dkZyRU1USmd1Q0hhb2VLMXQ4VVJXYnVHSlNzdHctY00ifQ.c2ln", "")).
		To(gomega.Equal("in the code, encoded"))
	g.Expect(in("abc", "&code_challenge="+challenge)).To(gomega.Equal("in the redirect, beside the code"))
}

func TestACookieThatScriptsCannotRead(t *testing.T) {
	t.Parallel()
	for set, lacks := range map[string]string{
		"a=b; Secure; HttpOnly; SameSite=Lax": "", "a=b; Secure; HttpOnly; SameSite=Strict": "", "a=b; HttpOnly; SameSite=Lax": "Secure",
		"a=b; Secure; SameSite=Lax": "HttpOnly", "a=b; Secure; HttpOnly": "SameSite=Lax",
	} {
		k := (&http.Response{Header: http.Header{"Set-Cookie": {set}}}).Cookies()[0]
		gomega.NewWithT(t).Expect(setCookie{Cookie: k}.lacks()).To(gomega.Equal(lacks), set)
	}
}
