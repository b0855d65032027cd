package app_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// TestNoRedirectWithoutTrust: what is wrong with client or redirect URI is shown to the user only.
func TestNoRedirectWithoutTrust(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	repeated := k.AuthorizeQuery(id)
	repeated.Add("client_id", id)
	for name, q := range map[string]url.Values{
		"unknown client":      changed(k.AuthorizeQuery(id), "client_id", "nobody"),
		"no client":           changed(k.AuthorizeQuery(id), "client_id", ""),
		"foreign redirect":    changed(k.AuthorizeQuery(id), "redirect_uri", "https://evil.example/cb"),
		"longer redirect":     changed(k.AuthorizeQuery(id), "redirect_uri", apptest.Redirect+"/"),
		"client_id repeated":  repeated,
		"endless":             changed(k.AuthorizeQuery(id), "state", strings.Repeat("s", 16<<10)),
		"predefined's lookup": changed(k.AuthorizeQuery(app.PredefinedClientID), "redirect_uri", "https://chatgpt.com/connector/oauth/x"),
	} {
		a := k.Browse().Open(q)
		k.Expect(a.Status).To(gomega.Equal(400), name)
		k.Expect(a.Location()).To(gomega.BeNil(), name)
		k.Expect(a.Header.Get("Content-Type")).To(gomega.HavePrefix("text/html"), name)
		k.Expect(a.Body).NotTo(gomega.ContainSubstring("<form"), name)
	}
}

// TestFaultsOfATrustedClientAreSentBackOnceTheUserIsKnown is RFC 9700 §4.11.2.
func TestFaultsOfATrustedClientAreSentBackOnceTheUserIsKnown(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	repeated := k.AuthorizeQuery(id)
	repeated.Add("state", "another")
	for name, c := range map[string]struct {
		q    url.Values
		code string
	}{
		"no challenge":       {changed(k.AuthorizeQuery(id), "code_challenge", ""), "invalid_request"},
		"plain":              {changed(k.AuthorizeQuery(id), "code_challenge_method", "plain"), "invalid_request"},
		"no method":          {changed(k.AuthorizeQuery(id), "code_challenge_method", ""), "invalid_request"},
		"no response_type":   {changed(k.AuthorizeQuery(id), "response_type", ""), "invalid_request"},
		"token":              {changed(k.AuthorizeQuery(id), "response_type", "token"), "unsupported_response_type"},
		"fragment":           {changed(k.AuthorizeQuery(id), "response_mode", "fragment"), "invalid_request"},
		"unknown scope":      {changed(k.AuthorizeQuery(id), "scope", "admin"), "invalid_scope"},
		"malformed scope":    {changed(k.AuthorizeQuery(id), "scope", `re"ad`), "invalid_scope"},
		"foreign resource":   {changed(k.AuthorizeQuery(id), "resource", "https://other.example/mcp"), "invalid_target"},
		"state repeated":     {repeated, "invalid_request"},
		"resource with hash": {changed(k.AuthorizeQuery(id), "resource", k.MCP()+"#x"), "invalid_target"},
	} {
		b := k.Browse()
		k.Expect(b.Open(c.q).Status).To(gomega.Equal(200), "%s: a login page first", name)
		end := b.Through(c.q, 0, "allow")
		k.Expect(end).NotTo(gomega.BeNil(), name)
		q := end.Query()
		k.Expect(strings.HasPrefix(end.String(), apptest.Redirect+"?")).To(gomega.BeTrue(), name)
		k.Expect(q.Get("error")).To(gomega.Equal(c.code), name)
		k.Expect(q.Get("state")).To(gomega.Equal(c.q.Get("state")), name)
		k.Expect(q.Get("iss")).To(gomega.Equal(k.URL), name)
		k.Expect(q.Has("code")).To(gomega.BeFalse(), name)
	}
}

func TestWhatIsAccepted(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	for name, q := range map[string]url.Values{
		"as it is":           k.AuthorizeQuery(id),
		"unknown parameters": changed(k.AuthorizeQuery(id), "ui_locales", "de", "id_token_hint", "x"),
		"no resource":        changed(k.AuthorizeQuery(id), "resource", ""),
		"the origin":         changed(k.AuthorizeQuery(id), "resource", k.URL),
		"one redirect":       changed(k.AuthorizeQuery(id), "redirect_uri", ""),
		"no scope":           changed(k.AuthorizeQuery(id), "scope", ""),
		"some unknown scope": changed(k.AuthorizeQuery(id), "scope", "read openid email"),
		"no state":           changed(k.AuthorizeQuery(id), "state", ""),
		"odd state":          changed(k.AuthorizeQuery(id), "state", "ä+ %2F&=#'\"<>"+strings.Repeat("x", 2000)),
		"predefined":         k.AuthorizeQuery(app.PredefinedClientID),
	} {
		end := k.Browse().Through(q, 0, "allow")
		k.Expect(end).NotTo(gomega.BeNil(), name)
		k.Expect(end.Query()["code"]).To(gomega.HaveLen(1), name)
		k.Expect(end.Query().Get("state")).To(gomega.Equal(q.Get("state")), name)
		k.Expect(end.Query()["iss"]).To(gomega.ConsistOf(k.URL), name)
		k.Expect(end.Query().Has("code_challenge")).To(gomega.BeFalse(), name)
	}
}

func TestARedirectURIKeepsItsQuery(t *testing.T) {
	t.Parallel()
	k := start(t)
	body := apptest.Registration()
	body["redirect_uris"] = []string{"https://client.example/cb?tenant=a%20b"}
	id := k.PostJSON("/register", body, "").Text("client_id")
	end := k.Browse().Through(changed(k.AuthorizeQuery(id), "redirect_uri", "https://client.example/cb?tenant=a%20b"), 0, "allow")
	k.Expect(end.String()).To(gomega.HavePrefix("https://client.example/cb?tenant=a%20b&"))
	k.Expect(end.Query().Get("code")).NotTo(gomega.BeEmpty())
}

func TestThePredefinedClientTakesConfiguredCallbacks(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.CallbackIDs = []string{"abc-1"} })
	for _, u := range []string{
		"https://chatgpt.com/connector_platform_oauth_redirect", "https://chat.openai.com/connector_platform_oauth_redirect",
		"https://chatgpt.com/connector/oauth/abc-1",
	} {
		q := changed(k.AuthorizeQuery(app.PredefinedClientID), "redirect_uri", u)
		k.Expect(k.Browse().Through(q, 0, "allow").String()).To(gomega.HavePrefix(u + "?"))
	}
	q := changed(k.AuthorizeQuery(app.PredefinedClientID), "redirect_uri", "https://chatgpt.com/connector/oauth/other")
	k.Expect(k.Browse().Open(q).Status).To(gomega.Equal(400))
}
