package browser_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
)

// TestAUserArrivesFromAnotherSite: with cookies that are "Strict" neither at the authorization endpoint nor after its
// redirects, but from the first page on.
func TestAUserArrivesFromAnotherSite(t *testing.T) {
	t.Parallel()
	bound := func(otherwise http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if _, err := r.Cookie("bound"); err != nil {
				http.Error(w, "begun in another browser", http.StatusForbidden)
				return
			}
			otherwise(w, r)
		}
	}
	cookie := func(mode http.SameSite) func(w http.ResponseWriter) {
		return func(w http.ResponseWriter) {
			http.SetCookie(w, &http.Cookie{Name: "bound", Value: "x", Path: "/", Secure: true, HttpOnly: true, SameSite: mode})
		}
	}
	consent := page(`<form method=post action=/consent><button>Allow</button></form>`)
	end := func(w http.ResponseWriter, _ *http.Request) { respond(w, "code=c") }
	for name, c := range map[string]struct {
		set      func(w http.ResponseWriter)
		redirect bool
		gets     bool
	}{
		"lax, and a redirect":    {cookie(http.SameSiteLaxMode), true, true},
		"strict, and a redirect": {cookie(http.SameSiteStrictMode), true, false},
		"strict, and a page":     {cookie(http.SameSiteStrictMode), false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			sites := make(chan string, 9)
			o := newSite(t, map[string]http.HandlerFunc{
				"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
					sites <- r.Header.Get("Sec-Fetch-Site")
					c.set(w)
					if c.redirect {
						http.Redirect(w, r, "/consent", http.StatusSeeOther)
						return
					}
					consent(w, r)
				},
				"GET /consent":  bound(consent),
				"POST /consent": bound(end),
			}).login(t, false)
			g.Expect(<-sites).To(gomega.Equal("cross-site"))
			g.Expect(o.Redirect != nil).To(gomega.Equal(c.gets), o.Stopped)
			if !c.gets {
				g.Expect(o.Stopped).To(gomega.ContainSubstring("begun in another browser"))
			}
		})
	}
}

func TestARedirectInACircleIsSaidToBeOne(t *testing.T) {
	t.Parallel()
	o := newSite(t, map[string]http.HandlerFunc{
		"GET /authorize": page(`<form action=/on><button>Continue</button></form>`),
		"GET /on":        func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/on", http.StatusSeeOther) },
	}).login(t, false)
	gomega.NewWithT(t).Expect(o.Stopped).To(gomega.ContainSubstring("20 times in a row"))
}

// TestAFormThatLeavesForPlainHTTP: to there a browser does not say what its requests are.
func TestAFormThatLeavesForPlainHTTP(t *testing.T) {
	t.Parallel()
	o := newSite(t, map[string]http.HandlerFunc{
		"GET /authorize": page(`<form method=post action="http://plain.example/consent"><button>Allow</button></form>`),
	}).login(t, false)
	gomega.NewWithT(t).Expect(o.Stopped).To(gomega.ContainSubstring("http://plain.example/consent"))
}

// TestAScriptThatDiedIsNamed where the login is to be shown.
func TestAScriptThatDiedIsNamed(t *testing.T) {
	t.Parallel()
	s := newSite(t, map[string]http.HandlerFunc{"GET /authorize": page(`<p>Notes</p><script>nothingOfThatName()</script>`)})
	o := driver.Login(t.Context(), login.Request{Wire: s.scope, AuthorizeURL: s.URL + "/authorize", RedirectURI: redirectURI, Show: true})
	gomega.NewWithT(t).Expect(o.Stopped).To(gomega.ContainSubstring("nothingOfThatName is not defined"))
}

// TestWhatABrowserSaysOfAnAddressIsNotLostBehindItsQuery: the sentence goes on after it.
func TestWhatABrowserSaysOfAnAddressIsNotLostBehindItsQuery(t *testing.T) {
	t.Parallel()
	s := newSite(t, map[string]http.HandlerFunc{"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "form-action 'self'")
		page(`<p>Notes</p><script>
			const f = document.createElement('form');
			f.method = 'post';
			f.action = '`+redirectURI+`?code=c&state=`+strings.Repeat("s", 300)+`';
			document.body.append(f);
			f.submit();
		</script>`)(w, r)
	}})
	o := s.login(t, false)
	gomega.NewWithT(t).Expect(o.Stopped).To(gomega.And(gomega.ContainSubstring("form-action 'self'"), gomega.Not(gomega.ContainSubstring("sss"))))
}
