package browser_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/browser"
)

// remembering is a server that knows who signed in before and asks them nothing.
func remembering() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
			if _, err := r.Cookie("__Host-s"); err == nil {
				respond(w, "code=c&state=st")
				return
			}
			page(`<form method=post action=/login><input type=email name=email><input type=password name=password><button>Log in</button></form>`)(w, r)
		},
		"POST /login": func(w http.ResponseWriter, _ *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "__Host-s", Value: "abcdefgh", Path: "/", Secure: true, HttpOnly: true})
			respond(w, "code=c&state=st")
		},
	}
}

// A browser in which somebody signed in serves the next login that allows it, once its owner is done.
func TestALoginMayResumeWhereItsAccountSignedInBefore(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, remembering())
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	scope := s.scope.Wire().Scope(t.Name())
	typed := func(email string, resume bool) bool {
		o := driver.Login(ctx, login.Request{
			Wire: scope, AuthorizeURL: s.URL + "/authorize?state=st", RedirectURI: redirectURI,
			Account: login.Account{Email: email, Code: "424242"}, Resume: resume,
		})
		g.Expect(o.Redirect).NotTo(gomega.BeNil(), o.Stopped)
		return o.Typed
	}
	at, err := url.Parse(s.URL)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	carol := "carol-" + at.Port() + "@example.com" // of no test before: cookies know no ports
	g.Expect(typed(carol, true)).To(gomega.BeTrue(), "nobody signed in before")
	g.Expect(typed(carol, true)).To(gomega.BeTrue(), "the owner of the first may still use its grants")
	driver.Return(scope.Owner())
	g.Expect(typed(carol, true)).To(gomega.BeFalse())
	g.Expect(typed("dave-"+carol, true)).To(gomega.BeTrue(), "another account")
	g.Expect(typed(carol, false)).To(gomega.BeTrue(), "one that asks for a browser of its own")
	driver.Return(scope.Owner())
}

// leaving is a page that tells the server what it found of an earlier one, and leaves something in each place.
func leaving(found chan<- string) map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /authorize": page(`<body><script>
			const found = [document.cookie, localStorage.left, sessionStorage.left, window.name];
			document.cookie = 'left=1; Secure';
			localStorage.left = sessionStorage.left = window.name = 'left';
			fetch('/found?' + found.map(f => f || 'nothing').join(' ')).then(() => {
				document.body.innerHTML = '<form action=/end><input type=email name=email><button>Go on</button></form>';
			});</script>`),
		"GET /found": func(_ http.ResponseWriter, r *http.Request) {
			q, _ := url.QueryUnescape(r.URL.RawQuery)
			found <- q
		},
		"GET /end": func(w http.ResponseWriter, _ *http.Request) { respond(w, "code=c&state=st") },
	}
}

// A login finds nothing of one before it, but where it resumes what stays in a browser that is closed.
func TestALoginFindsABrowserOfItsOwn(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	found := make(chan string, 10)
	s := newSite(t, leaving(found))
	scope := s.scope.Wire().Scope(t.Name())
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	finds := func(resume bool) string {
		o := driver.Login(ctx, login.Request{
			Wire: scope, AuthorizeURL: s.URL + "/authorize?state=st", RedirectURI: redirectURI,
			Account: login.Account{Email: "erin@" + strings.NewReplacer("https://", "", ":", ".").Replace(s.URL) + ".example", Code: "424242"}, Resume: resume,
		})
		g.Expect(o.Redirect).NotTo(gomega.BeNil(), o.Stopped)
		driver.Return(scope.Owner())
		return <-found
	}
	const nothing = "nothing nothing nothing nothing"
	g.Expect(finds(false)).To(gomega.Equal(nothing))
	g.Expect(finds(false)).To(gomega.Equal(nothing))
	g.Expect(finds(true)).To(gomega.Equal(nothing), "nobody has signed in before")
	g.Expect(finds(true)).To(gomega.Equal("left=1 left nothing nothing"))
	g.Expect(finds(false)).To(gomega.Equal(nothing))
}

// What a login before it was served is asked for again.
func TestALoginFindsNothingInTheCache(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, map[string]http.HandlerFunc{
		"GET /authorize": page(`<script src=/app.js></script>`),
		"GET /app.js": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Cache-Control", "max-age=3600")
			_, _ = w.Write([]byte("location = '" + redirectURI + "?code=c&state=st'"))
		},
	})
	own := browser.New(browser.Options{}) // whose one window serves both
	t.Cleanup(func() { g.Expect(own.Close()).To(gomega.Succeed()) })
	for range 2 {
		o := own.Login(t.Context(), login.Request{Wire: s.scope, AuthorizeURL: s.URL + "/authorize", RedirectURI: redirectURI})
		g.Expect(o.Redirect).NotTo(gomega.BeNil(), o.Stopped)
	}
	g.Expect(s.paths).To(gomega.Equal([]string{"GET /authorize", "GET /app.js", "GET /authorize", "GET /app.js"}))
}
