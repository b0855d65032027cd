package client_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"net/http"
	"net/url"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/host"
)

func TestAuthorizationRequest(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	p := newPlayer(t, "https://as.example")
	p.AS.AuthorizationEndpoint += "?tenant=1"
	raw, grant := p.AuthorizeURL()
	u, err := url.Parse(raw)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	q := u.Query()
	g.Expect(q.Get("tenant")).To(gomega.Equal("1"), "the endpoint's own query is kept")
	g.Expect(q.Get("response_type")).To(gomega.Equal("code"))
	g.Expect(q.Get("client_id")).To(gomega.Equal("cl"))
	g.Expect(q.Get("redirect_uri")).To(gomega.Equal(host.ChatGPT.Redirect.Stable.Value))
	g.Expect(q.Get("scope")).To(gomega.Equal("read"))
	g.Expect(q.Get("resource")).To(gomega.Equal("https://as.example/mcp"))
	g.Expect(q.Get("ui_locales")).NotTo(gomega.BeEmpty())
	g.Expect(q.Get("state")).To(gomega.MatchRegexp(`^oauth_s_[0-9a-f]{64}$`))
	g.Expect(q.Get("code_challenge_method")).To(gomega.Equal("S256"))
	sum := sha256.Sum256([]byte(grant.Verifier))
	g.Expect(q.Get("code_challenge")).To(gomega.Equal(base64.RawURLEncoding.EncodeToString(sum[:])))
	g.Expect(grant.State).To(gomega.Equal(q.Get("state")))

	_, other := p.AuthorizeURL()
	g.Expect(other.State).NotTo(gomega.Equal(grant.State))
	g.Expect(other.Verifier).NotTo(gomega.Equal(grant.Verifier))
	g.Expect(p.Wire.Wire().Redact(grant.Verifier)).NotTo(gomega.ContainSubstring(grant.Verifier))
}

func TestAuthorizationRequestIsChangedByOptions(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	p := newPlayer(t, "https://as.example")
	p.Scope, p.Resource, p.AS.IssParameter = "", "", false
	raw, grant := p.AuthorizeURL(client.With("state", "a b"), client.Without("code_challenge"), client.With("client_id", "x", "y"))
	u, err := url.Parse(raw)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	q := u.Query()
	g.Expect(q).NotTo(gomega.HaveKey("scope"))
	g.Expect(q).NotTo(gomega.HaveKey("resource"))
	g.Expect(q).NotTo(gomega.HaveKey("code_challenge"))
	g.Expect(q["client_id"]).To(gomega.Equal([]string{"x", "y"}))
	g.Expect(q.Get("redirect_uri")).To(gomega.Equal(host.ChatGPT.Redirect.URI(false)))
	g.Expect(grant.State).To(gomega.Equal("a b"))
	p.Client.RedirectURIs = []string{"https://only.example/cb"}
	_, grant = p.AuthorizeURL()
	g.Expect(grant.RedirectURI).To(gomega.Equal("https://only.example/cb"), "a client has only what it registered")
}

// responds redirects back with the request's redirect_uri and state, changed by edit.
func responds(edit func(q url.Values)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := url.Values{"code": {"code-of-the-grant"}, "state": {r.FormValue("state")}, "iss": {"http://" + r.Host}}
		edit(q)
		w.Header().Set("Location", r.FormValue("redirect_uri")+"?"+q.Encode())
		w.WriteHeader(http.StatusFound)
	}
}

func TestAuthorizationResponse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		edit     func(q url.Values)
		refused  string
		problems int
	}{
		"good":           {func(url.Values) {}, "", 0},
		"no state":       {func(q url.Values) { q.Del("state") }, "carries no state", 0},
		"other state":    {func(q url.Values) { q.Set("state", "x") }, "not the one that was sent", 0},
		"no iss":         {func(q url.Values) { q.Del("iss") }, "advertises iss", 0},
		"other iss":      {func(q url.Values) { q.Set("iss", q.Get("iss")+"/") }, "not the issuer", 0},
		"denied":         {func(q url.Values) { q.Del("code"); q.Set("error", "access_denied") }, "access_denied", 0},
		"nothing":        {func(q url.Values) { q.Del("code") }, "carries no code", 0},
		"two codes":      {func(q url.Values) { q.Add("code", "second") }, "more than one code", 1},
		"code and error": {func(q url.Values) { q.Set("error", "access_denied") }, "access_denied", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			_, p := newFake(t, map[string]http.HandlerFunc{"GET /authorize": responds(c.edit)})
			outcome, grant := p.TryAuthorize(context.Background())
			g.Expect(outcome.Redirect).NotTo(gomega.BeNil(), outcome.Stopped)
			g.Expect(grant.Problems).To(gomega.HaveLen(c.problems))
			g.Expect(grant.Exchange).To(gomega.Equal(outcome.Last.N))
			if c.refused == "" {
				g.Expect(grant.Refused).To(gomega.BeEmpty())
				g.Expect(p.Wire.Wire().Redact(grant.Code)).NotTo(gomega.ContainSubstring(grant.Code))
			} else {
				g.Expect(grant.Refused).To(gomega.ContainSubstring(c.refused))
			}
		})
	}
}

func TestAuthorizeBlocksOnWhatTheHostRefuses(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{
		"GET /authorize": responds(func(q url.Values) { q.Del("iss") }),
		"POST /token":    asJSON(200, `{}`),
	})
	node, reason := blocked(p, func() { p.Token(context.Background()) })
	g.Expect(node).To(gomega.Equal("grant"))
	g.Expect(reason).To(gomega.ContainSubstring("ChatGPT does not use this authorization response"))
	g.Expect(f.last(t).URL.Path).To(gomega.Equal("/authorize"), "the code was not sent")

	p.GoOn = true
	g.Expect(p.Authorize(context.Background()).Code).To(gomega.Equal("code-of-the-grant"))
	p.Driver = nil
	node, _ = blocked(p, func() { p.Authorize(context.Background()) })
	g.Expect(node).To(gomega.Equal("login"))
}

func TestAuthorizeBlocksWithoutAResponse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		handler      http.HandlerFunc
		node, reason string
	}{
		"page":         {answer(400, "text/html", "<p>bad client</p>"), "grant", "bad client"},
		"error":        {responds(func(q url.Values) { q.Del("code"); q.Set("error", "invalid_scope") }), "grant", "invalid_scope"},
		"rate limited": {answer(429, "", ""), "rate-limit", "429"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			_, p := newFake(t, map[string]http.HandlerFunc{"GET /authorize": c.handler})
			node, reason := blocked(p, func() { p.Authorize(context.Background()) })
			g.Expect(node).To(gomega.Equal(c.node))
			g.Expect(reason).To(gomega.ContainSubstring(c.reason))
		})
	}
}

func TestARefusalMayBeThatOfAButtonWeCouldNotRead(t *testing.T) {
	t.Parallel()
	for buttons, want := range map[string]string{
		`<button>Hylkää</button><button>Salli</button>`: "login",
		`<button>Salli</button>`:                        "grant",
	} {
		g := gomega.NewWithT(t)
		_, p := newFake(t, map[string]http.HandlerFunc{
			"GET /authorize": func(w http.ResponseWriter, r *http.Request) {
				answer(200, "text/html", `<form method=post action="/decide?`+html.EscapeString(r.URL.RawQuery)+`">`+buttons+`</form>`)(w, r)
			},
			"POST /decide": responds(func(q url.Values) { q.Del("code"); q.Set("error", "access_denied") }),
		})
		node, reason := blocked(p, func() { p.Authorize(context.Background()) })
		g.Expect(node).To(gomega.Equal(want), reason)
		if want == "login" {
			g.Expect(reason).To(gomega.ContainSubstring("“Hylkää” was pressed"))
		}
	}
}

func TestGetAuthorizeIsOneRequestOfABrowser(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"GET /authorize": responds(func(url.Values) {})})
	resp := p.GetAuthorize(context.Background(), client.With("client_id", "unknown"))
	g.Expect(resp.Status).To(gomega.Equal(302))
	g.Expect(f.last(t).URL.Query().Get("client_id")).To(gomega.Equal("unknown"))
	g.Expect(f.last(t).Header.Get("Accept")).To(gomega.HavePrefix("text/html"))
	g.Expect(p.Ledger.Effects().Grants).To(gomega.Equal(1), "a code that nobody was asked for counts")
}
