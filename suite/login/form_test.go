package login_test

import (
	"context"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

const redirectURI = "https://chatgpt.com/connector/oauth/abc"

var alice = login.Account{Email: "alice@example.com", Code: "424242"}

// site is a fake authorization server: a handler per path, and what reached it.
type site struct {
	*httptest.Server
	scope *wire.Scope
	seen  []*http.Request
	forms []url.Values
}

func newSite(t *testing.T, routes map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{}
	mux := http.NewServeMux()
	for path, handle := range routes {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			body, err := io.ReadAll(r.Body)
			if err != nil {
				t.Error(err)
			}
			r.Body = io.NopCloser(strings.NewReader(string(body)))
			values, _ := url.ParseQuery(string(body))
			s.seen, s.forms = append(s.seen, r), append(s.forms, values)
			handle(w, r)
		})
	}
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	network := wire.New(wire.Options{AllowPrivate: true})
	t.Cleanup(network.Close)
	s.scope = network.Scope("test")
	return s
}

func (s *site) request() login.Request {
	return login.Request{
		Wire: s.scope, AuthorizeURL: s.URL + "/authorize?state=st&redirect_uri=" + url.QueryEscape(redirectURI),
		RedirectURI: redirectURI, Account: alice,
	}
}

func (s *site) login(t *testing.T, change ...func(*login.Request)) *login.Outcome {
	t.Helper()
	r := s.request()
	for _, c := range change {
		c(&r)
	}
	return login.Form{}.Login(context.Background(), r)
}

func deny(r *login.Request) { r.Deny = true }

func page(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!doctype html><html><head><title>Log in</title></head><body>"+body+"</body></html>")
	}
}

func redirectTo(status int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(status)
	}
}

// respond redirects to the host with the parameters.
func respond(query string) http.HandlerFunc {
	return redirectTo(http.StatusFound, redirectURI+"?"+query)
}

func TestFormApprovesAtOnce(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, map[string]http.HandlerFunc{"GET /authorize": respond("code=c&state=st")})
	got := s.login(t)
	g.Expect(got.Stopped).To(gomega.BeEmpty())
	g.Expect(got.Redirect.String()).To(gomega.Equal(redirectURI + "?code=c&state=st"))
	g.Expect(got.Pages).To(gomega.Equal(0))
	g.Expect(got.Last.Status).To(gomega.Equal(302))
	g.Expect(s.seen).To(gomega.HaveLen(1), "nothing else was sent, least of all to the redirect URI")
	g.Expect(s.seen[0].Header.Get("Accept")).To(gomega.HavePrefix("text/html"))
}

const consent = `<h1>ChatGPT wants access</h1><form method=post action=/consent><input type=hidden name=csrf_token value=tok>
	<button name=decision value=deny>Cancel</button><button name=decision value=allow>Allow access</button></form>`

// threePages are e-mail, code and consent, as the pages of most servers.
func threePages() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "__Host-s", Value: "1234567890", Path: "/", Secure: true, HttpOnly: true, SameSite: http.SameSiteStrictMode})
			page(`<form method=post action="/login/email"><label for=m>Your e-mail</label><input id=m name=who>
				<button>Send me a code</button><button name=other value=google>Continue with Google</button></form>`)(w, r)
		},
		"POST /login/email": page(`<form method=post action=/resend><button>Send the code again</button></form>
			<form method=post action=/login/code><input name=otp inputmode=numeric><input type=checkbox name=remember value=1 checked>
			<input type=submit value=Verify></form><a href="/authorize">Cancel</a>`),
		"POST /login/code": redirectTo(http.StatusSeeOther, "/consent"),
		"GET /consent":     page(consent),
		"POST /consent": func(w http.ResponseWriter, r *http.Request) {
			if r.FormValue("decision") == "deny" {
				respond("error=access_denied&state=st")(w, r)
				return
			}
			respond("code=c&state=st")(w, r)
		},
	}
}

func TestFormFillsEmailCodeAndConsent(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, threePages())
	got := s.login(t)
	g.Expect(got.Stopped).To(gomega.BeEmpty())
	g.Expect(got.Redirect.Query().Get("code")).To(gomega.Equal("c"))
	g.Expect(got.Pages).To(gomega.Equal(3))
	g.Expect(got.Denied).To(gomega.BeFalse())
	g.Expect(s.forms[1]).To(gomega.Equal(url.Values{"who": {alice.Email}}))
	g.Expect(s.forms[2]).To(gomega.Equal(url.Values{"otp": {"424242"}, "remember": {"1"}}))
	g.Expect(s.forms[4]).To(gomega.Equal(url.Values{"csrf_token": {"tok"}, "decision": {"allow"}}))
	g.Expect(s.seen[1].Header.Get("Cookie")).To(gomega.Equal("__Host-s=1234567890"), "Secure travels over http on loopback")
	g.Expect(s.seen[1].Header.Get("Origin")).To(gomega.Equal(s.URL))
	g.Expect(s.seen[1].Header.Get("Sec-Fetch-Site")).To(gomega.Equal("same-origin"))
}

func TestFormDenies(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, threePages())
	got := s.login(t, deny)
	g.Expect(got.Stopped).To(gomega.BeEmpty())
	g.Expect(got.Redirect.Query().Get("error")).To(gomega.Equal("access_denied"))
	g.Expect(got.Pages).To(gomega.Equal(3), "the refusal waits for the consent page")
	g.Expect(got.Denied).To(gomega.BeTrue())
}

func TestFormStops(t *testing.T) {
	t.Parallel()
	post := func(h http.HandlerFunc, form string) map[string]http.HandlerFunc {
		return map[string]http.HandlerFunc{"GET /authorize": page(form), "POST /next": h}
	}
	emailForm := `<form method=post action=/next><input type=email name=e><button>Go</button></form>`
	for name, c := range map[string]struct {
		routes map[string]http.HandlerFunc
		says   string
		change func(*login.Request)
	}{
		"script only": {map[string]http.HandlerFunc{"GET /authorize": page(`<div id=root></div><script src=/app.js></script>`)},
			"the page needs a browser (script): “Log in”", nil},
		"nothing to do": {map[string]http.HandlerFunc{"GET /authorize": page(`<p>Nothing here</p>`)}, "“Nothing here”", nil},
		"error page": {map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(400)
			page(`<p class=error>unknown client</p>`)(w, r)
		}}, "400: “unknown client”", nil},
		"json": {map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(400)
			_, _ = io.WriteString(w, `{"error":"invalid_request"}`)
		}}, `400 without a page: “{"error":"invalid_request"}”`, nil},
		"login refused":   {post(page(`<div role=alert>Unknown user</div>`+emailForm), emailForm), "came back after it was filled in: “Unknown user”", nil},
		"script sends it": {post(page(`<script></script>`+emailForm), emailForm), "may need a browser (script): the login page came back", nil},
		"server breaks":   {post(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) }, emailForm), "answered 503", nil},
		"no account":      {post(nil, emailForm), "none was given (--user)", func(r *login.Request) { r.Account.Email = "" }},
		"no user name": {map[string]http.HandlerFunc{"GET /authorize": page(`<form><input name=login><input type=password name=p></form>`)},
			"none was given (--user)", func(r *login.Request) { r.Account.Email = "" }},
		"no code": {map[string]http.HandlerFunc{"GET /authorize": page(`<form><input autocomplete=one-time-code name=x></form>`)},
			"MCPCONFORM_LOGIN_CODE", func(r *login.Request) { r.Account.Code = "" }},
		"endless redirects":  {map[string]http.HandlerFunc{"GET /authorize": redirectTo(302, "/authorize")}, "more than 12 times", nil},
		"endless pages":      {map[string]http.HandlerFunc{"GET /authorize": page(`<form action=/authorize><button>Continue</button></form>`)}, "again and again", nil},
		"refresh loop":       {map[string]http.HandlerFunc{"GET /authorize": page(`<meta http-equiv=refresh content="0;url=/authorize">`)}, "again and again", nil},
		"redirect elsewhere": {map[string]http.HandlerFunc{"GET /authorize": redirectTo(302, "https://chatgpt.com/somewhere?code=c")}, "https://chatgpt.com/somewhere, which is not the redirect URI", nil},
		"redirect to script": {map[string]http.HandlerFunc{"GET /authorize": redirectTo(302, "javascript:alert(1)")}, "javascript URL", nil},
		"off this machine":   {map[string]http.HandlerFunc{"GET /authorize": redirectTo(302, "https://evil.example/x")}, "which is not", nil},
		"no location":        {map[string]http.HandlerFunc{"GET /authorize": redirectTo(302, "")}, "without a usable Location", nil},
		"rate limited":       {map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(429) }}, "rate limited", nil},
		"form post": {map[string]http.HandlerFunc{"GET /authorize": page(`<form method=post action="` + redirectURI + `"><input type=hidden name=code value=c></form>`)},
			"form_post", nil},
		"cannot refuse": {map[string]http.HandlerFunc{"GET /authorize": page(`<form method=post><button>Approve</button></form>`)},
			"offers no way to refuse", deny},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := newSite(t, c.routes)
			if c.change == nil {
				c.change = func(*login.Request) {}
			}
			got := s.login(t, c.change)
			g.Expect(got.Redirect).To(gomega.BeNil())
			g.Expect(got.Stopped).To(gomega.ContainSubstring(c.says))
		})
	}
}

func TestFormCredentialsAreNotRepostedElsewhere(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	other := newSite(t, map[string]http.HandlerFunc{"/": page("")})
	s := newSite(t, map[string]http.HandlerFunc{
		"GET /authorize": page(`<form method=post><input type=password name=p></form>`),
		"POST /authorize": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", other.URL)
			w.WriteHeader(http.StatusTemporaryRedirect)
		},
	})
	got := s.login(t)
	g.Expect(got.Foreign).NotTo(gomega.BeNil())
	g.Expect(got.Stopped).To(gomega.ContainSubstring("307"))
	g.Expect(other.seen).To(gomega.BeEmpty())
}

func TestFormKeepsALoginsCookiesToItself(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: "abcdefgh"})
		respond("code="+html.EscapeString(fmt.Sprint(len(r.Cookies()))))(w, r)
	}})
	for range 2 {
		g.Expect(s.login(t).Redirect.Query().Get("code")).To(gomega.Equal("0"))
	}
}

// counted is a driver that only counts.
type counted struct{ logins int }

func (c *counted) Name() string { return "counted" }

func (c *counted) Login(context.Context, login.Request) *login.Outcome {
	c.logins++
	return &login.Outcome{Stopped: "counted"}
}

func TestAutoTakesTheBrowserWhereAPageNeedsIt(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for body, want := range map[string]int{`<script></script>`: 2, `<p>no such client</p>`: 0} {
		s := newSite(t, map[string]http.HandlerFunc{"GET /authorize": page(body)})
		browser := &counted{}
		auto := &login.Auto{Plain: login.Form{}, Scripted: browser}
		g.Expect(auto.Name()).To(gomega.Equal("form"))
		for range 2 {
			auto.Login(context.Background(), s.request())
		}
		g.Expect(browser.logins).To(gomega.Equal(want), body)
		g.Expect(s.seen).To(gomega.HaveLen(2-want/2), "the plain way is not tried again")
	}
}

// A code is too short to be looked for in all that a run writes, and pages like to repeat it.
func TestNoSentenceAboutALoginRepeatsTheCode(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := newSite(t, map[string]http.HandlerFunc{
		"/authorize": page(`<p role=alert>424242 is wrong</p><form method=post><input name=otp><button>Go</button></form>`),
	}).login(t)
	g.Expect(got.Stopped).To(gomega.Equal("the login page came back after it was filled in: “••• is wrong”"))
}

// The time that a page takes grows with its size and not with how deep it is.
func BenchmarkADeepPage(b *testing.B) {
	source := strings.Repeat("<div>", 400) + strings.Repeat("<b>x </b>", 20_000)
	for b.Loop() {
		login.ParsePage(source, &url.URL{}, true)
	}
}
