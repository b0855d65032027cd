package login_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/wire"
)

// remembering is a server that asks for a password once in a browser, and for consent each time; its
// consent form counts.
func remembering(t *testing.T) *httptest.Server {
	t.Helper()
	forms := 0
	html := func(w http.ResponseWriter, body string) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, body)
	}
	consent := func(w http.ResponseWriter) {
		forms++
		html(w, fmt.Sprintf(`ChatGPT asks<form method=post action=/consent><input type=hidden name=csrf_token value=t%d><button name=d value=yes>Allow</button></form>`, forms))
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /authorize", func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("user"); err == nil {
			consent(w)
			return
		}
		html(w, `<form method=post action=/login><input type=email name=m><input type=password name=p><button>Log in</button></form>`)
	})
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, _ *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "user", Value: "alice-alice", Path: "/"})
		consent(w)
	})
	mux.HandleFunc("POST /consent", func(w http.ResponseWriter, r *http.Request) {
		_, err := r.Cookie("user")
		http.Redirect(w, r, fmt.Sprintf("%s?code=%s-%t", "https://client.example/cb", r.FormValue("csrf_token"), err == nil), http.StatusSeeOther)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestTheConsentFormCanBeHeldAndSentOtherwise(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s, w := remembering(t), wire.New(wire.Options{AllowPrivate: true})
	t.Cleanup(w.Close)
	request := login.Request{
		Wire: w.Scope("test"), AuthorizeURL: s.URL + "/authorize", RedirectURI: "https://client.example/cb",
		Account: login.Account{Email: "a@example.com", Code: "secret-password"}, Hold: true,
	}
	first := login.Form{}.Login(t.Context(), request)
	g.Expect(first.Redirect).To(gomega.BeNil())
	g.Expect(first.Held).NotTo(gomega.BeNil())
	g.Expect(first.Held.Page.Text).To(gomega.ContainSubstring("ChatGPT asks"))
	g.Expect(first.Held.Protects()).To(gomega.Equal([]string{"csrf_token"}))
	g.Expect(first.Walk).To(gomega.HaveLen(2))
	fields := first.Held.Fields
	g.Expect(fields.Get("d")).To(gomega.Equal("yes"))
	fields.Set("csrf_token", "forged")
	sent := first.Held.Send(t.Context(), fields)
	g.Expect(sent.Redirect.Query().Get("code")).To(gomega.Equal("forged-true"), "sent in the same browser")
	g.Expect(slices.Contains(first.Held.Hidden, "d")).To(gomega.BeFalse())
}

// Behind a server there may be another one, whose consent comes first: that of the user to the server, and
// not to the client.
func TestTheConsentOfAProviderBehindTheServerIsNotHeld(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	mux := http.NewServeMux()
	provider := httptest.NewServer(mux)
	t.Cleanup(provider.Close)
	elsewhere := strings.Replace(provider.URL, "127.0.0.1", "localhost", 1)
	s := newSite(t, map[string]http.HandlerFunc{
		"GET /authorize": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, elsewhere+"/", http.StatusSeeOther) },
		"GET /callback":  page(`ChatGPT asks<form method=post action=/allow><button>Allow</button></form>`),
	})
	mux.HandleFunc("GET /", page(`<form method=post action=/login><input name=user><input type=password name=p><button>Log in</button></form>`))
	mux.HandleFunc("POST /login", page(`The server asks<form method=post action=/allow><button>Authorize</button></form>`))
	mux.HandleFunc("POST /allow", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, s.URL+"/callback", http.StatusSeeOther)
	})
	held := s.login(t, func(r *login.Request) { r.Hold = true }).Held
	g.Expect(held).NotTo(gomega.BeNil())
	g.Expect(held.Page.Text).To(gomega.ContainSubstring("ChatGPT asks"))
}

func TestAnotherLoginInTheSameBrowser(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s, w := remembering(t), wire.New(wire.Options{AllowPrivate: true})
	t.Cleanup(w.Close)
	request := login.Request{
		Wire: w.Scope("test"), AuthorizeURL: s.URL + "/authorize", RedirectURI: "https://client.example/cb",
		Account: login.Account{Email: "a@example.com", Code: "secret-password"},
	}
	first := login.Form{}.Login(t.Context(), request)
	g.Expect([]any{first.Pages, first.Typed, first.Resumable()}).To(gomega.Equal([]any{2, true, true}))
	request.Again = first
	again := login.Form{}.Login(t.Context(), request)
	g.Expect([]any{again.Pages, again.Typed}).To(gomega.Equal([]any{1, false}), "the cookies are there")
	g.Expect(again.Redirect.Query().Get("code")).To(gomega.Equal("t2-true"))
}
