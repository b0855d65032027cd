package browser_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/browser"
)

// again logs a user in twice, the second time where they are known, and returns what came of that.
func (s *site) again(t *testing.T, driver *browser.Driver) *login.Outcome {
	t.Helper()
	scope := s.scope.Wire().Scope(t.Name())
	var o *login.Outcome
	for range 2 {
		o = driver.Login(t.Context(), login.Request{
			Wire: scope, AuthorizeURL: s.URL + "/authorize?state=st", RedirectURI: redirectURI,
			Account: login.Account{Email: strings.ReplaceAll(s.Listener.Addr().String(), ":", ".") + "@example.com", Code: "424242"}, Resume: true,
		})
		if o.Redirect == nil {
			t.Fatal(o.Stopped)
		}
		driver.Return(scope.Owner())
	}
	return o
}

// Whether a browser was needed makes no difference to the server.
func TestWhatNeedsNoBrowserIsSentAsOneWouldSendIt(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	routes := remembering()
	authorize := routes["GET /authorize"]
	var headers []http.Header
	routes["GET /authorize"] = func(w http.ResponseWriter, r *http.Request) {
		headers = append(headers, r.Header.Clone())
		authorize(w, r)
	}
	s := newSite(t, routes)
	own := browser.New(browser.Options{}) // so that the first login is wholly its
	t.Cleanup(func() { g.Expect(own.Close()).To(gomega.Succeed()) })
	o := s.again(t, own)
	g.Expect([]any{o.Typed, o.Pages, len(o.Walk), o.Redirects}).To(gomega.Equal([]any{false, 0, 1, []string{redirectURI + "?code=c&state=st"}}))
	g.Expect(headers).To(gomega.HaveLen(2))
	g.Expect(headers[1].Get("Cookie")).To(gomega.Equal("__Host-s=abcdefgh"))
	headers[1].Del("Cookie")
	g.Expect(headers[1]).To(gomega.Equal(headers[0]))
}

// consenting is a server that asks who is known for their consent each time, on a page that a redirect with a
// cookie leads to.
func consenting() map[string]http.HandlerFunc {
	routes := remembering()
	authorize := routes["GET /authorize"]
	routes["GET /authorize"] = func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("__Host-s"); err != nil {
			authorize(w, r)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "asked", Value: "abcdefgh", Path: "/consent", Secure: true, HttpOnly: true})
		http.Redirect(w, r, "/consent", http.StatusFound)
	}
	routes["GET /consent"] = page(`<form method=post><button name=d value=yes>Allow</button></form>`)
	routes["POST /consent"] = func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("asked"); err == nil {
			respond(w, "code=c&state=st")
		}
	}
	return routes
}

// A browser that comes in later finds everything as if it had been there from the beginning.
func TestNothingIsSentTwiceWhereABrowserIsNeeded(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, consenting())
	o := s.again(t, driver)
	g.Expect([]any{o.Typed, o.Pages, len(o.Walk)}).To(gomega.Equal([]any{false, 1, 3}))
	g.Expect(s.paths).To(gomega.Equal([]string{"GET /authorize", "POST /login", "GET /authorize", "GET /consent", "POST /consent"}))
	g.Expect(slices.Compact(s.exchanges())).To(gomega.HaveLen(len(s.paths)), "and each stands in the trace once")
}

func (s *site) exchanges() (urls []string) {
	for _, x := range s.scope.Wire().Exchanges() {
		urls = append(urls, x.Request.Method+" "+x.Request.URL)
	}
	return urls
}

// A page that refuses may still lead on, by what only a browser carries out.
func TestARefusalThatLeadsOnIsFollowed(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"by a script":  `<script>location = '` + redirectURI + `?code=c&state=st'</script>`,
		"by a refresh": `<meta http-equiv=refresh content="0; url=` + redirectURI + `?code=c&amp;state=st">`,
		"by a form":    `<form action=/on><button>Continue</button></form>`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := newSite(t, map[string]http.HandlerFunc{
				"GET /on": func(w http.ResponseWriter, _ *http.Request) { respond(w, "code=c&state=st") },
				"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
					w.Header().Set("Content-Type", "text/html")
					w.WriteHeader(http.StatusForbidden)
					page(body)(w, r)
				},
			})
			for range 2 {
				o := s.login(t, false)
				g.Expect(o.Redirect).NotTo(gomega.BeNil(), o.Stopped)
			}
		})
	}
}

func TestARefusalEndsALogin(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadRequest)
		page(`<p role=alert>This redirect URI is not registered</p>`)(w, r)
	}})
	for range 2 {
		o := s.login(t, false)
		g.Expect(o.Redirect).To(gomega.BeNil())
		g.Expect(o.Stopped).To(gomega.Equal("the server answered 400: “This redirect URI is not registered”"))
		g.Expect([]any{o.Last.Status, len(o.Walk), o.Pages, o.Stuck()}).To(gomega.Equal([]any{400, 1, 0, false}))
	}
	g.Expect(s.paths).To(gomega.HaveLen(2))
	o := driver.Login(t.Context(), login.Request{
		Wire: s.scope, AuthorizeURL: s.URL + "/authorize?state=st", RedirectURI: redirectURI, Show: true,
	})
	g.Expect(o.Shown).NotTo(gomega.BeNil(), "who asks for a picture gets one")
	g.Expect(o.Shown.Picture).NotTo(gomega.BeEmpty())
}
