package browser_test

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/go-rod/rod/lib/launcher"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/browser"
	"github.com/mcpconform/mcpconform/suite/wire"
)

const redirectURI = "https://chatgpt.com/connector/oauth/abc"

// driver is one browser for all tests of the package.
var driver = browser.New(browser.Options{})

func TestMain(m *testing.M) { os.Exit(tests(m)) }

// tests also demands that the browser leaves nothing behind where temporary files go.
func tests(m *testing.M) (status int) {
	temp, err := os.MkdirTemp("", "browser-*")
	if err == nil {
		err = os.Setenv("TMPDIR", temp)
	}
	status = m.Run()
	err = errors.Join(err, driver.Close())
	left, _ := filepath.Glob(filepath.Join(temp, "*"))
	if err = errors.Join(err, os.RemoveAll(temp)); err != nil || len(left) > 0 {
		_, _ = fmt.Fprintln(os.Stderr, "left:", left, err)
		return 1
	}
	return status
}

// site is a fake authorization server on TLS that nobody but wire trusts.
type site struct {
	*httptest.Server
	scope *wire.Scope

	mu    sync.Mutex
	paths []string
	forms []url.Values
}

func newSite(t testing.TB, routes map[string]http.HandlerFunc) *site {
	t.Helper()
	if !browser.Installed() {
		t.Skip("no Chrome, Chromium or Edge is installed; make setup installs one")
	}
	s := &site{}
	mux := http.NewServeMux()
	for pattern, handle := range routes {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			if err := r.ParseForm(); err != nil {
				t.Error(err)
			}
			s.mu.Lock()
			s.paths, s.forms = append(s.paths, r.Method+" "+r.URL.Path), append(s.forms, r.PostForm)
			s.mu.Unlock()
			handle(w, r)
		})
	}
	s.Server = httptest.NewTLSServer(mux)
	t.Cleanup(s.Close)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	network := wire.New(wire.Options{AllowPrivate: true, RootCAs: roots})
	t.Cleanup(network.Close)
	s.scope = network.Scope("test")
	return s
}

func (s *site) login(t *testing.T, deny bool) *login.Outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	return driver.Login(ctx, login.Request{
		Wire: s.scope, AuthorizeURL: s.URL + "/authorize?state=st", RedirectURI: redirectURI,
		Account: login.Account{Email: "alice@example.com", Code: "424242"}, Deny: deny,
	})
}

func page(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<!doctype html><title>Log in</title>"+body)
	}
}

func respond(w http.ResponseWriter, query string) {
	w.Header().Set("Location", redirectURI+"?"+query)
	w.WriteHeader(http.StatusSeeOther)
}

// scripted are pages that a form driver cannot use: a script makes the login form.
func scripted() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "__Host-s", Value: "abcdefgh", Path: "/", Secure: true, HttpOnly: true})
			page(`<div id=root></div><img src="https://chatgpt.com/logo.png"><script>
				root.innerHTML = '<input type=email id=m><input id=otp autocomplete=one-time-code><button id=go>Log in</button>';
				go.onclick = async () => {
					await fetch('/session', {method: 'POST', body: new URLSearchParams({email: m.value, code: otp.value})});
					location.href = '/consent';
				};</script>`)(w, r)
		},
		"POST /session": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) },
		"GET /consent": func(w http.ResponseWriter, r *http.Request) {
			if _, err := r.Cookie("__Host-s"); err != nil {
				http.Error(w, "no session", http.StatusForbidden)
				return
			}
			page(`<form method=post><button name=d value=no>Deny</button><button name=d value=yes>Allow</button></form>`)(w, r)
		},
		"POST /consent": func(w http.ResponseWriter, r *http.Request) {
			if r.PostForm.Get("d") == "yes" {
				respond(w, "code=c&state=st")
				return
			}
			respond(w, "error=access_denied&state=st")
		},
	}
}

func TestBrowserAllows(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, scripted())
	got := s.login(t, false)
	g.Expect(got.Stopped).To(gomega.BeEmpty())
	g.Expect(got.Redirect.String()).To(gomega.Equal(redirectURI + "?code=c&state=st"))
	g.Expect(got.Last.Status).To(gomega.Equal(303))
	g.Expect(got.Pages).To(gomega.Equal(2))
	g.Expect(s.paths).To(gomega.Equal([]string{"GET /authorize", "POST /session", "GET /consent", "POST /consent"}))
	g.Expect(s.forms[1]).To(gomega.Equal(url.Values{"email": {"alice@example.com"}, "code": {"424242"}}))
	g.Expect(s.scope.Requests()).To(gomega.BeNumerically(">=", 4), "every request is recorded")
	for _, x := range s.scope.Wire().Exchanges() {
		g.Expect(x.Request.URL).To(gomega.HavePrefix(s.URL), "nothing is sent to the host, and nothing elsewhere")
	}
}

// No request carries a fragment, so what stands there is known by the redirect alone.
func TestAResponseInTheFragmentIsSeen(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := newSite(t, map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, _ *http.Request) {
		respond(w, "state=st#access_token=a%2Bb")
	}}).login(t, false)
	g.Expect(got.Redirect.String()).To(gomega.Equal(redirectURI + "?state=st#access_token=a%2Bb"))
}

// What is found first may lack what belongs to a window; for a login it is the same.
func TestEachInstalledBrowserDoesTheSame(t *testing.T) {
	t.Parallel()
	if !browser.Installed() {
		t.Skip("no Chrome, Chromium or Edge is installed; make setup installs Chromium")
	}
	first, err := browser.Find(t.Context(), false)
	gomega.NewWithT(t).Expect(err).NotTo(gomega.HaveOccurred())
	bins := []string{first}
	if windowed, found := launcher.LookPath(); found && windowed != first {
		bins = append(bins, windowed)
	}
	for _, bin := range bins {
		t.Run(filepath.Base(bin), func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			own := browser.New(browser.Options{Bin: bin})
			t.Cleanup(func() { g.Expect(own.Close()).To(gomega.Succeed()) })
			s := newSite(t, scripted())
			request := login.Request{
				Wire: s.scope, AuthorizeURL: s.URL + "/authorize?state=st", RedirectURI: redirectURI,
				Account: login.Account{Email: "alice@example.com", Code: "424242"},
			}
			g.Expect(own.Login(t.Context(), request).Redirect).To(gomega.HaveField("RawQuery", "code=c&state=st"))
			stopped := newSite(t, map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Security-Policy", "form-action 'none'")
				page(`<form method=post><button>Allow</button></form>`)(w, r)
			}})
			request.Wire, request.AuthorizeURL = stopped.scope, stopped.URL+"/authorize"
			g.Expect(own.Login(t.Context(), request).Stopped).To(gomega.ContainSubstring("form-action"))
		})
	}
}

func TestBrowserDenies(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := newSite(t, scripted()).login(t, true)
	g.Expect(got.Stopped).To(gomega.BeEmpty())
	g.Expect(got.Redirect.Query().Get("error")).To(gomega.Equal("access_denied"))
}

func TestAFormThatAScriptHasYetToShowIsNotSent(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	got := newSite(t, map[string]http.HandlerFunc{
		"GET /authorize": page(`<form hidden><button>Allow</button><button>Deny</button></form><script>
			fetch('/client').then(() => {
				document.forms[0].onsubmit = event => { event.preventDefault(); location = '` + redirectURI + `?code=c'; };
				document.forms[0].hidden = false;
			})</script>`),
		"GET /client": func(http.ResponseWriter, *http.Request) {},
	}).login(t, false)
	g.Expect(got.Stopped).To(gomega.BeEmpty())
	g.Expect(got.Redirect.Query().Get("code")).To(gomega.Equal("c"))
}

func TestBrowserStops(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		routes map[string]http.HandlerFunc
		says   string
	}{
		"the page's own policy stops its form": {map[string]http.HandlerFunc{
			"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Security-Policy", "form-action 'none'")
				page(`<form method=post><button>Allow</button></form>`)(w, r)
			},
		}, "form-action"},
		"the page's own policy stops the redirect after its form": {map[string]http.HandlerFunc{
			"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Security-Policy", "form-action 'self'")
				page(`<form method=post><button>Allow</button></form>`)(w, r)
			},
			"POST /authorize": func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, redirectURI+"?code=c", http.StatusSeeOther)
			},
		}, "form-action"},
		"an error page": {map[string]http.HandlerFunc{
			"GET /authorize": func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "unknown client", http.StatusBadRequest) },
		}, "answered 400: “unknown client”"},
		"the response is posted": {map[string]http.HandlerFunc{
			"GET /authorize": page(`<form method=post action="` + redirectURI + `"><input type=hidden name=code value=c><button>Allow</button></form>`),
		}, "form_post"},
		"off this machine": {map[string]http.HandlerFunc{
			"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, "https://elsewhere.example/", http.StatusFound)
			},
		}, "which is not"},
		"login refused": {map[string]http.HandlerFunc{
			"/authorize": page(`<p role=alert>Wrong code</p><form method=post><input name=otp><button>Go</button></form>`),
		}, "came back after it was filled in: “Wrong code”"},
		"login refused by a script": {map[string]http.HandlerFunc{
			"GET /authorize": page(`<p role=alert></p><form><input name=otp><button>Go</button></form><script>
				document.forms[0].onsubmit = async event => {
					event.preventDefault();
					document.querySelector('[role=alert]').textContent = await (await fetch('/verify')).text();
				}</script>`),
			"GET /verify": func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(http.StatusBadRequest)
				_, _ = w.Write([]byte("Wrong code"))
			},
		}, "the page refused what was typed in: “Wrong code”"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			got := newSite(t, c.routes).login(t, false)
			g.Expect(got.Redirect).To(gomega.BeNil())
			g.Expect(got.Stopped).To(gomega.ContainSubstring(c.says))
		})
	}
}
