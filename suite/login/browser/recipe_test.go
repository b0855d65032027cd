package browser_test

import (
	"context"
	"crypto/rand"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/onsi/gomega"
	"github.com/pquerna/otp/totp"

	"github.com/mcpconform/mcpconform/suite/login"
	"github.com/mcpconform/mcpconform/suite/login/recipe"
)

const (
	totpSecret = "JBSWY3DPEHPK3PXP"
	password   = "correct horse battery"
)

// odd are pages that nobody guesses: the login is a custom element whose shadow tree has fields without
// names, the second step one field for each digit, and the consent a thing that is no button.
func odd() map[string]http.HandlerFunc {
	var mu sync.Mutex
	used := map[string]bool{}
	signedIn := func(r *http.Request) bool { _, err := r.Cookie("__Host-odd"); return err == nil }
	return map[string]http.HandlerFunc{
		"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
			if signedIn(r) {
				http.Redirect(w, r, "/consent", http.StatusSeeOther)
				return
			}
			page(`<h1>Hello</h1><odd-login></odd-login><script>
				customElements.define('odd-login', class extends HTMLElement {
					connectedCallback() {
						const root = this.attachShadow({mode: 'open'});
						root.innerHTML = '<label for=a>Member *</label><input id=a><label for=b>Phrase</label><input id=b type=password><span role=button tabindex=0>Go on</span><p></p>';
						const [a, b] = root.querySelectorAll('input');
						root.querySelector('span').onclick = async () => {
							const answer = await fetch('/session', {method: 'POST', body: new URLSearchParams({member: a.value, phrase: b.value})});
							if (answer.ok) location.href = '/second';
							else root.querySelector('p').textContent = 'No ' + b.value + ' here, ' + a.value;
						};
					}
				});</script>`)(w, r)
		},
		"POST /session": func(w http.ResponseWriter, r *http.Request) {
			if !strings.HasSuffix(r.PostForm.Get("member"), "@example.com") || r.PostForm.Get("phrase") != password {
				w.WriteHeader(http.StatusForbidden)
			}
		},
		"GET /second": page(`<fieldset><legend>Authenticator code</legend><input maxlength=1><input maxlength=1><input maxlength=1>
			<input maxlength=1><input maxlength=1><input maxlength=1></fieldset><script>
			document.querySelectorAll('input').forEach((e, i, all) => e.oninput = () => {
				const code = [...all].map(e => e.value).join('');
				if (code.length === 6) location.href = '/checked?otp=' + code;
			});</script>`),
		"GET /checked": func(w http.ResponseWriter, r *http.Request) {
			code := r.URL.Query().Get("otp")
			mu.Lock()
			defer mu.Unlock()
			if used[code] || !totp.Validate(code, totpSecret) {
				http.Error(w, "wrong code "+code, http.StatusForbidden)
				return
			}
			used[code] = true
			http.SetCookie(w, &http.Cookie{Name: "__Host-odd", Value: "abcdefgh", Path: "/", Secure: true, HttpOnly: true})
			http.Redirect(w, r, "/consent", http.StatusSeeOther)
		},
		"GET /consent": page(`<b>ChatGPT wants in.</b><div onclick="location.href='/end?say=yes'">Fine with me</div><div onclick="location.href='/end?say=no'">Rather not</div>`),
		"GET /end": func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Query().Get("say") == "yes" {
				respond(w, "code=c&state=st")
				return
			}
			respond(w, "error=access_denied&state=st")
		},
	}
}

const oddRecipe = `
steps:
  - if: Member
    steps:
      - fill: member
        with: ${user}
      - fill: {css: 'input[type=password]'}
        with: ${code}
      - click: Go on
      - code: Authenticator code
        totp: ${TOTP_SECRET}
allow:
  - click: Fine with me
deny:
  - click: Rather not
`

// by is an account that logs in by a recipe.
func by(t *testing.T, user, text string) login.Account {
	t.Helper()
	r, err := recipe.Parse("login.yaml", []byte(strings.TrimPrefix(text, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	account := recipe.Account{User: user, Code: password}
	filled, err := r.For(account, func(string) (string, bool) { return totpSecret, true })
	if err != nil {
		t.Fatal(err)
	}
	return login.Account{Email: account.User, Code: account.Code, Recipe: filled}
}

func (s *site) follow(t *testing.T, account login.Account, deny bool) *login.Outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	r := login.Request{
		Wire: s.scope, AuthorizeURL: s.URL + "/authorize?state=st", RedirectURI: redirectURI, Account: account, Resume: true, Deny: deny,
		Taint: s.scope.Wire().Taint,
	}
	return driver.Login(ctx, r)
}

func TestARecipeLogsInWhereRulesDoNot(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := newSite(t, odd())
	s.scope = s.scope.Wire().Scope(t.Name())
	user := rand.Text() + "@example.com" // of no other test, nor of this one before: cookies know no ports
	account := by(t, user, oddRecipe)
	first := s.follow(t, account, false)
	g.Expect(first.Stopped).To(gomega.BeEmpty())
	g.Expect(first.Redirect).NotTo(gomega.BeNil())
	g.Expect(first.Redirect.Query().Get("code")).To(gomega.Equal("c"))
	g.Expect([]any{first.Typed, first.Denied, first.Pages}).To(gomega.Equal([]any{true, false, 3}))
	g.Expect(s.forms[1]).To(gomega.Equal(url.Values{"member": {user}, "phrase": {password}}))

	driver.Return(s.scope.Owner())
	second := s.follow(t, account, false)
	g.Expect(second.Stopped).To(gomega.BeEmpty())
	g.Expect(second.Redirect).NotTo(gomega.BeNil())
	g.Expect(second.Typed).To(gomega.BeFalse(), "the session is remembered")

	driver.Return(s.scope.Owner())
	denied := s.follow(t, account, true)
	g.Expect(denied.Stopped).To(gomega.BeEmpty())
	g.Expect(denied.Redirect.Query().Get("error")).To(gomega.Equal("access_denied"))
	g.Expect(denied.Denied).To(gomega.BeTrue())
	for _, x := range s.scope.Wire().Exchanges() {
		g.Expect(x.Request.Body + x.Response.Body).NotTo(gomega.ContainSubstring(url.QueryEscape(password)))
	}
}

func TestARecipeThatFailsSaysWhere(t *testing.T) {
	t.Parallel()
	routes := odd()
	authorize := routes["GET /authorize"]
	routes["GET /authorize"] = func(w http.ResponseWriter, r *http.Request) {
		authorize(w, r)
		_, _ = io.WriteString(w, "<p><input maxlength=1><input maxlength=1></p>")
	}
	s := newSite(t, routes)
	for name, c := range map[string]struct {
		text, code string
		says       []string
	}{
		"what it looks for is not there": {"steps:\n  - fill: Member\n    with: ${user}\n  - click: Continue\n", password,
			[]string{"login.yaml:4: click “Continue”: it is not there; the page " + s.URL + "/authorize says “Hello Member"}},
		"the page refuses": {oddRecipe, "wrong, long phrase", []string{
			"login.yaml:9: type the code into “Authenticator code”: it is not there", "“Hello Member * Phrase Go on No ••• here, alice@example.com”"}},
		"a password that is written out": {"steps:\n  - fill: Phrase\n    with: hunter2 of the file\n", password,
			[]string{"login.yaml:2: fill “Phrase”: it is a password field"}},
		"fewer fields than characters": {"steps:\n  - code: {css: 'p input'}\n    totp: ${T}\n", password,
			[]string{"login.yaml:2: type the code into css p input: there are 2 fields of one character for 6"}},
		"no selector": {"steps:\n  - click: {css: '##'}\n", password, []string{"login.yaml:2: click css ##: it is no CSS selector"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			account := by(t, "alice@example.com", c.text)
			account.Recipe.Values[recipe.Secret] = c.code
			got := s.follow(t, account, false)
			g.Expect(got.Redirect).To(gomega.BeNil())
			for _, says := range c.says {
				g.Expect(got.Stopped).To(gomega.ContainSubstring(says))
			}
			g.Expect(got.Stuck()).To(gomega.BeTrue())
		})
	}
}

// What a recipe leaves undone is done by the rules: here all but the odd first page.
func TestTheRulesTakeOverFromARecipe(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	routes := scripted()
	routes["GET /start"] = routes["GET /authorize"]
	routes["GET /authorize"] = page(`<div onclick="location.href='/start'">With e-mail</div>`)
	s := newSite(t, routes)
	account := by(t, "alice@example.com", "steps:\n  - click: With e-mail\n")
	got := s.follow(t, account, false)
	g.Expect(got.Stopped).To(gomega.BeEmpty())
	g.Expect(got.Redirect.Query().Get("code")).To(gomega.Equal("c"))
}

// What pages may be like beside what anybody would expect of them.
func TestARecipeOnPagesOfAllKinds(t *testing.T) {
	t.Parallel()
	done := func(w http.ResponseWriter, _ *http.Request) { respond(w, "code=c&state=st") }
	for name, c := range map[string]struct {
		routes map[string]http.HandlerFunc
		text   string
	}{
		"a frame of the same origin": {map[string]http.HandlerFunc{
			"GET /authorize": page(`<iframe src=/inner width=600 height=300></iframe>`),
			"GET /inner":     page(`<p>Hello</p><label>Name <input name=n></label><button onclick="top.location='/end'">Go</button>`),
			"GET /end":       done,
		}, "steps:\n  - fill: Name\n    with: ${user}\n  - click: Go\n"},
		"never at rest": {map[string]http.HandlerFunc{
			"GET /authorize": page(`<p id=n>0</p><select aria-label=Country><option>Here<option>There</select>
				<button onclick="if (document.querySelector('select').value === 'There') location='/end'">Go</button>
				<script>setInterval(() => n.textContent++, 20); fetch('/events')</script>`),
			"GET /events": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
			"GET /end":    done,
		}, "steps:\n  - fill: Country\n    with: there\n  - click: Go\n"},
		"the same button on two pages, and one page that may come": {map[string]http.HandlerFunc{
			"GET /authorize": page(`<p>One</p><form action=/two><button>Next</button></form>`),
			"GET /two":       page(`<meta http-equiv=refresh content="0.2; url=/three">`),
			"GET /three":     page(`<p>Two</p><i onclick="location='/end'">Next</i>`),
			"GET /end":       done,
		}, "steps:\n  - click: Next\n  - if: Stay signed in?\n    click: No\n  - if: {url: '*/three'}\n    click: next\n"},
		"a dialog that is drawn over the page": {map[string]http.HandlerFunc{
			"GET /authorize": page(`<div style="position:fixed;inset:0;background:#fff"><p>Cookies?</p><span onclick="this.parentNode.remove()">Only  what is
				needed</span></div><a href=/end>Continue with e-mail</a>`),
			"GET /end": done,
		}, "steps:\n  - if: Cookies?\n    click: only what is needed\n  - wait: Continue with*\n  - click: Continue with*\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			s := newSite(t, c.routes)
			t.Cleanup(s.CloseClientConnections) // which a request that is never answered keeps
			got := s.follow(t, by(t, "alice@example.com", c.text), true)
			g.Expect(got.Stopped).To(gomega.BeEmpty())
			g.Expect(got.Redirect).NotTo(gomega.BeNil())
		})
	}
}
