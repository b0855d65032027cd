package github_test

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/github"
)

// visitor is a browser at the fake, which stops where it is sent elsewhere.
type visitor struct {
	*gomega.WithT
	*http.Client
	fake *github.GitHub
	url  string
}

func visit(t *testing.T) *visitor {
	t.Helper()
	fake := github.New(nil)
	s := httptest.NewServer(fake.Handler())
	t.Cleanup(s.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{gomega.NewWithT(t), &http.Client{Jar: jar, Transport: s.Client().Transport, CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}, fake, s.URL}
}

// answer is the status, the body and the place of an answer.
func (v *visitor) answer(r *http.Response, err error) (status int, body string, to *url.URL) {
	v.Expect(err).NotTo(gomega.HaveOccurred())
	raw, err := io.ReadAll(r.Body)
	v.Expect(err).NotTo(gomega.HaveOccurred())
	_ = r.Body.Close()
	to, _ = r.Location() // there is none where it is no redirect
	return r.StatusCode, string(raw), to
}

func (v *visitor) authorizeURL() string {
	return "/login/oauth/authorize?" + url.Values{"client_id": {v.fake.ClientID}, "redirect_uri": {"https://as.example/back"}, "state": {"s"}}.Encode()
}

func TestTheWayThroughTheFake(t *testing.T) {
	t.Parallel()
	v, who := visit(t), github.Accounts[0]
	_, body, _ := v.answer(v.Get(v.url + v.authorizeURL()))
	v.Expect(body).To(gomega.ContainSubstring(`name="password"`))
	_, body, _ = v.answer(v.PostForm(v.url+"/session", url.Values{"login": {who.Login}, "password": {"wrong"}, "return_to": {v.authorizeURL()}}))
	v.Expect(body).To(gomega.ContainSubstring("Incorrect username or password."))
	status, _, _ := v.answer(v.PostForm(v.url+"/session", url.Values{"login": {who.Login}, "password": {who.Password}, "return_to": {"https://evil.example/"}}))
	v.Expect(status).To(gomega.Equal(400), "no open redirect")
	_, _, to := v.answer(v.PostForm(v.url+"/session", url.Values{"login": {who.Login}, "password": {who.Password}, "return_to": {v.authorizeURL()}}))
	_, body, _ = v.answer(v.Get(to.String()))
	v.Expect(body).To(gomega.ContainSubstring(">Authorize</button>"))
	decision := url.Values{"client_id": {v.fake.ClientID}, "redirect_uri": {"https://as.example/back"}, "state": {"s"}, "authorize": {"1"}}
	_, _, to = v.answer(v.PostForm(v.url+"/login/oauth/authorize", decision))
	v.Expect([]string{to.Host, to.Path, to.Query().Get("state")}).To(gomega.Equal([]string{"as.example", "/back", "s"}))

	redeem := url.Values{"client_id": {v.fake.ClientID}, "client_secret": {v.fake.ClientSecret}, "code": {to.Query().Get("code")}, "redirect_uri": {"https://as.example/back"}}
	_, body, _ = v.answer(v.PostForm(v.url+"/login/oauth/access_token", redeem))
	v.Expect(body).To(gomega.ContainSubstring(`"access_token"`))
	_, body, _ = v.answer(v.PostForm(v.url+"/login/oauth/access_token", redeem))
	v.Expect(body).To(gomega.ContainSubstring("bad_verification_code"), "a code is good once")

	_, _, to = v.answer(v.Get(v.url + v.authorizeURL()))
	v.Expect(to.Query().Has("code")).To(gomega.BeTrue(), "who authorized the app is not asked again")
	_, body, _ = v.answer(v.Get(v.url + v.authorizeURL() + "&prompt=select_account"))
	v.Expect(body).To(gomega.ContainSubstring(`name="password"`))
}

func TestWhatTheFakeRefuses(t *testing.T) {
	t.Parallel()
	v := visit(t)
	for path, want := range map[string]int{
		"/login/oauth/authorize?client_id=other": 404, "/user": 401, "/user/1": 404, "/user/10001": 200,
	} {
		status, _, _ := v.answer(v.Get(v.url + path))
		v.Expect(status).To(gomega.Equal(want), path)
	}
	status, _, _ := v.answer(v.PostForm(v.url+"/login/oauth/authorize", url.Values{"authorize": {"1"}}))
	v.Expect(status).To(gomega.Equal(403))
	_, body, _ := v.answer(v.PostForm(v.url+"/login/oauth/access_token", url.Values{"client_id": {v.fake.ClientID}, "client_secret": {"wrong"}}))
	v.Expect(body).To(gomega.ContainSubstring("incorrect_client_credentials"))
}
