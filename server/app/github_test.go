package app_test

import (
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/github"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// byGitHub is a site whose users log in at a fake GitHub.
func byGitHub(t *testing.T) (*kit, *httptest.Server) {
	t.Helper()
	fake := github.New(nil)
	at := httptest.NewServer(fake.Handler())
	t.Cleanup(at.Close)
	return startWith(t, func(c *app.Config) {
		c.GitHubLogin = true
		c.GitHub = app.GitHub{ClientID: fake.ClientID, ClientSecret: fake.ClientSecret, URL: at.URL, APIURL: at.URL}
	}), at
}

// atGitHub signs a user in at GitHub, answers its question, and returns where the browser is sent.
func atGitHub(t *testing.T, login *url.URL, account github.Account, authorize string) *url.URL {
	t.Helper()
	g := gomega.NewWithT(t)
	jar, err := cookiejar.New(nil)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	var back *url.URL
	browser := &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if back = r.URL; r.URL.Host == login.Host {
			return nil
		}
		return http.ErrUseLastResponse
	}}
	post := func(path string, form url.Values) {
		r, err := browser.PostForm(login.Scheme+"://"+login.Host+path, form)
		g.Expect(err).NotTo(gomega.HaveOccurred())
		g.Expect(r.Body.Close()).To(gomega.Succeed())
	}
	post("/session", url.Values{"login": {account.Login}, "password": {account.Password}, "return_to": {login.RequestURI()}})
	q := login.Query()
	post("/login/oauth/authorize", url.Values{
		"client_id": {q.Get("client_id")}, "redirect_uri": {q.Get("redirect_uri")}, "state": {q.Get("state")}, "authorize": {authorize},
	})
	return back
}

func TestUsersLogInAtGitHub(t *testing.T) {
	t.Parallel()
	k, at := byGitHub(t)
	id, b := k.Register(), k.Browse()
	b.Open(k.AuthorizeQuery(id))
	k.Expect(b.Last.Location().String()).To(gomega.HavePrefix(at.URL+"/login/oauth/authorize?"), "no page of our own comes first")
	back := atGitHub(t, b.Last.Location(), github.Accounts[1], "1")
	k.Expect(b.Visit(back.RequestURI()).Body).To(gomega.ContainSubstring("ChatGPT"), "our own consent page, for the client")
	b.Submit(url.Values{"decision": {"allow"}})
	tokens := k.Redeem(id, b.Last.Location().Query().Get("code"))
	k.Expect(k.Call(tokens.Access, "get-items", nil).Status).To(gomega.Equal(200))
	k.Expect(k.Refreshed(tokens).Access).NotTo(gomega.BeEmpty())

	k.Expect(k.Browse().Visit(back.RequestURI()).Status).To(gomega.Equal(400), "another browser")
	k.Expect(b.Visit(back.RequestURI()).Status).To(gomega.Equal(400), "a second time")

	again := b.Open(k.AuthorizeQuery(id))
	k.Expect(again.Location().Query().Has("code")).To(gomega.BeTrue(), "signed in, and not asked twice")
	q := k.AuthorizeQuery(id)
	q.Set("prompt", "login")
	k.Expect(b.Open(q).Location().Query().Get("prompt")).To(gomega.Equal("select_account"))
	q.Set("prompt", "consent")
	b.Open(q)
	other := strings.SplitN(strings.SplitN(b.Last.Body, `href="`, 2)[1], `"`, 2)[0]
	k.Expect(b.Visit(other).Location().Query().Get("prompt")).To(gomega.Equal("select_account"), "the way to use another account")
}

func TestWhoCancelsAtGitHubAllowsNothing(t *testing.T) {
	t.Parallel()
	k, _ := byGitHub(t)
	b := k.Browse()
	b.Open(k.AuthorizeQuery(k.Register()))
	b.Visit(atGitHub(t, b.Last.Location(), github.Accounts[0], "0").RequestURI())
	end := b.Last.Location()
	k.Expect(end.String()).To(gomega.HavePrefix(apptest.Redirect))
	k.Expect(end.Query().Get("error")).To(gomega.Equal("access_denied"))
}

// The way back belongs to the browser that was sent away, and a code to whom GitHub gave it.
func TestTheWayBackFromGitHubIsBound(t *testing.T) {
	t.Parallel()
	k, at := byGitHub(t)
	b := k.Browse()
	b.Open(k.AuthorizeQuery(k.Register()))
	state := b.Last.Location().Query().Get("state")
	for name, query := range map[string]url.Values{
		"no state":       {"code": {"x"}},
		"another state":  {"code": {"x"}, "state": {strings.SplitN(state, ".", 2)[0] + ".x"}},
		"no such code":   {"code": {"x"}, "state": {state}},
		"an error of no": {"error": {"access_denied"}},
	} {
		a := b.Visit("/authorize/callback?" + query.Encode())
		k.Expect([]any{a.Status, a.Location()}).To(gomega.Equal([]any{400, (*url.URL)(nil)}), name)
	}
	at.Close()
	k.Expect(b.Visit("/authorize/callback?"+url.Values{"code": {"x"}, "state": {state}}.Encode()).Status).To(gomega.Equal(503), "GitHub is down")
}

func TestWithGitHubNothingIsOfPrivy(t *testing.T) {
	t.Parallel()
	k, _ := byGitHub(t)
	for _, path := range []string{"/token/privy/access-token", "/authorize/complete", "/authorize/code"} {
		k.Expect(k.PostForm(path, url.Values{}, "").Status).To(gomega.Equal(404), path)
	}
	k.Expect(k.Get("/.well-known/oauth-authorization-server").Body).NotTo(gomega.ContainSubstring("privy"))
	k.Expect(k.Get("/.well-known/oauth-authorization-server").Body).NotTo(gomega.ContainSubstring("token-exchange"))
	k.refused(k.PostForm("/token", url.Values{"grant_type": {"urn:ietf:params:oauth:grant-type:token-exchange"}}, ""), 400, "unsupported_grant_type")
	for says, change := range map[string]func(*app.Config){
		"client secret": func(c *app.Config) { c.GitHubLogin = true },
		"OpenID": func(c *app.Config) {
			c.GitHubLogin, c.OpenID, c.GitHub = true, true, app.GitHub{ClientID: "a", ClientSecret: "b"}
		},
	} {
		c := app.Config{BaseURL: "https://as.example"}
		change(&c)
		_, err := app.New(t.Context(), c)
		k.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(says)))
	}
}
