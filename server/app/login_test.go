package app_test

import (
	"crypto/sha256"
	"encoding/base64"
	"log/slog"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// loggedIn is a browser that stands before the consent page.
func (k *kit) loggedIn(q url.Values) *apptest.Browser {
	b := k.Browse()
	b.Open(q)
	who := k.Privy.Accounts()[0]
	b.Submit(url.Values{"email": {who.Email}})
	b.Submit(url.Values{"code": {who.OTP}})
	k.Expect(b.Last.Status).To(gomega.Equal(200), b.Last.Body)
	return b
}

func TestConsentNamesWhatIsAtStake(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	page := k.loggedIn(k.AuthorizeQuery(id)).Last.Body
	for _, part := range []string{"ChatGPT", id, apptest.Redirect, k.MCP(), "<code>read</code>", "<code>privy:token:exchange</code>", k.Privy.Accounts()[0].Email} {
		k.Expect(page).To(gomega.ContainSubstring(part))
	}
	k.Expect(page).NotTo(gomega.ContainSubstring("<script"))
	k.Expect(page).NotTo(gomega.ContainSubstring("<code>profile</code>"), "not asked for")
}

func TestAClientsNameIsShownAsText(t *testing.T) {
	t.Parallel()
	k := start(t)
	body := apptest.Registration()
	body["client_name"] = `<script>alert(1)</script>`
	id := k.PostJSON("/register", body, "").Text("client_id")
	k.Expect(k.Browse().Open(k.AuthorizeQuery(id)).Body).To(gomega.ContainSubstring("&lt;script&gt;"))
}

func TestDenyingSendsNoCode(t *testing.T) {
	t.Parallel()
	k := start(t)
	for _, decision := range []string{"deny", "", "Allow"} {
		end := k.Browse().Through(k.AuthorizeQuery(k.Register()), 0, decision)
		k.Expect(end.Query().Get("error")).To(gomega.Equal("access_denied"))
		k.Expect(end.Query().Has("code")).To(gomega.BeFalse())
		k.Expect(end.Query().Get("state")).NotTo(gomega.BeEmpty())
		k.Expect(end.Query().Get("iss")).To(gomega.Equal(k.URL))
	}
}

func TestTheFormsAreBoundToTheirBrowserAndPage(t *testing.T) {
	t.Parallel()
	k := start(t)
	b := k.loggedIn(k.AuthorizeQuery(k.Register()))
	action, fields := apptest.Form(b.Last.Body)
	fields.Set("decision", "allow")
	k.Expect(k.PostForm(action, fields, "").Status).To(gomega.Equal(400), "another browser")
	k.Expect(b.Submit(url.Values{"csrf": {"guess"}, "decision": {"allow"}}).Status).To(gomega.Equal(400))
	other := k.loggedIn(k.AuthorizeQuery(k.Register()))
	_, foreign := apptest.Form(other.Last.Body)
	b = k.loggedIn(k.AuthorizeQuery(k.Register()))
	k.Expect(b.Submit(url.Values{"csrf": foreign["csrf"], "decision": {"allow"}}).Status).To(gomega.Equal(400))
	k.Expect(k.Get("/authorize/consent?authorization=" + fields.Get("authorization")).Status).To(gomega.Equal(400))
	k.Expect(k.Get("/authorize/code?authorization=" + fields.Get("authorization")).Status).To(gomega.Equal(400))
}

func TestADecisionCountsOnce(t *testing.T) {
	t.Parallel()
	k := start(t)
	b := k.loggedIn(k.AuthorizeQuery(k.Register()))
	page := b.Last
	k.Expect(b.Submit(url.Values{"decision": {"allow"}}).Status).To(gomega.Equal(303))
	b.Last = page
	k.Expect(b.Submit(url.Values{"decision": {"allow"}}).Status).To(gomega.Equal(400))
}

func TestNoConsentWithoutLogin(t *testing.T) {
	t.Parallel()
	k := start(t)
	b := k.Browse()
	b.Open(k.AuthorizeQuery(k.Register()))
	_, fields := apptest.Form(b.Last.Body)
	fields.Set("decision", "allow")
	b.Last.Body = `<form action="/authorize/consent">`
	k.Expect(b.Submit(fields).Status).To(gomega.Equal(400))
	b.Last.Body = `<form action="/authorize/code">`
	k.Expect(b.Submit(fields).Status).To(gomega.Equal(400), "no code was sent yet")
}

func TestTwoTabsOfOneBrowser(t *testing.T) {
	t.Parallel()
	k := start(t)
	b := k.Browse()
	first := b.Open(k.AuthorizeQuery(k.Register()))
	b.Open(k.AuthorizeQuery(k.Register()))
	b.Last = first
	who := k.Privy.Accounts()[0]
	b.Submit(url.Values{"email": {who.Email}})
	b.Submit(url.Values{"code": {who.OTP}})
	b.Submit(url.Values{"decision": {"allow"}})
	k.Expect(b.Last.Location().Query().Get("code")).NotTo(gomega.BeEmpty())
}

func TestMistakesCanBeCorrectedAFewTimes(t *testing.T) {
	t.Parallel()
	k := start(t)
	b := k.Browse()
	b.Open(k.AuthorizeQuery(k.Register()))
	k.Expect(b.Submit(url.Values{"email": {"not an address"}}).Status).To(gomega.Equal(400))
	k.Expect(b.Last.Body).To(gomega.ContainSubstring(`role="alert"`))
	b.Submit(url.Values{"email": {k.Privy.Accounts()[0].Email}})
	for range 5 {
		k.Expect(b.Submit(url.Values{"code": {"000000"}}).Status).To(gomega.Equal(400))
	}
	k.Expect(b.Submit(url.Values{"code": {k.Privy.Accounts()[0].OTP}}).Status).To(gomega.Equal(429), "even the right one")
	k.Expect(b.Last.Body).NotTo(gomega.ContainSubstring("<form"))
}

func TestNewRequestsGiveNoMoreGuesses(t *testing.T) {
	t.Parallel()
	k := start(t)
	id, victim := k.Register(), k.Privy.Accounts()[0]
	guess := func(code string) int {
		b := k.Browse()
		b.Open(k.AuthorizeQuery(id))
		b.Submit(url.Values{"email": {victim.Email}})
		return b.Submit(url.Values{"code": {code}}).Status
	}
	for range 20 {
		k.Expect(guess("000000")).To(gomega.Equal(400))
	}
	k.Expect(guess(victim.OTP)).To(gomega.Equal(429), "even the right one")
	k.Expect(k.Tokens(1).Access).NotTo(gomega.BeEmpty(), "others are not concerned")
	k.Advance(10 * time.Minute)
	for range 25 {
		k.Expect(guess(victim.OTP)).To(gomega.Equal(200), "right codes do not count")
	}
}

func TestALoginLastsTenMinutes(t *testing.T) {
	t.Parallel()
	k := start(t)
	b := k.loggedIn(k.AuthorizeQuery(k.Register()))
	k.Advance(10 * time.Minute)
	k.Expect(b.Submit(url.Values{"decision": {"allow"}}).Status).To(gomega.Equal(400))
}

func TestPrivyOutOfOrder(t *testing.T) {
	t.Parallel()
	log := &strings.Builder{}
	k := startWith(t, func(c *app.Config) {
		c.Logger = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	})
	k.Expect(k.Privy.Trouble(issuer.Trouble{Path: "/passwordless", Status: 500, Times: 1})).To(gomega.Succeed())
	b := k.Browse()
	b.Open(k.AuthorizeQuery(k.Register()))
	k.Expect(b.Submit(url.Values{"email": {k.Privy.Accounts()[0].Email}}).Status).To(gomega.Equal(503))
	k.Expect(b.Last.Header.Get("Retry-After")).NotTo(gomega.BeEmpty())
	k.Expect(log.String()).To(gomega.ContainSubstring("status 500"), "the operator is told why")
}

// To be told that the code is wrong would have users try again for nothing.
func TestPrivyRefusesTheServer(t *testing.T) {
	t.Parallel()
	log := &strings.Builder{}
	k := startWith(t, func(c *app.Config) {
		c.Privy.AppSecret = "wrong"
		c.Logger = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	})
	b := k.Browse()
	b.Open(k.AuthorizeQuery(k.Register()))
	k.Expect(b.Submit(url.Values{"email": {k.Privy.Accounts()[0].Email}}).Status).To(gomega.Equal(500))
	k.Expect(b.Last.Body).To(gomega.ContainSubstring("not set up right"))
	k.Expect(log.String()).To(gomega.ContainSubstring("the app id or the app secret"), "the operator is told why")
}

func TestHeadersOfThePages(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.BaseURL = "https://server.example" })
	k.URL = "http://" + k.Address() // what a TLS proxy would talk to
	a := k.Browse().Open(k.AuthorizeQuery(k.Register()))
	h := a.Header
	k.Expect(h.Get("Cache-Control")).To(gomega.Equal("no-store"))
	k.Expect(h.Get("X-Frame-Options")).To(gomega.Equal("DENY"))
	k.Expect(h.Get("Referrer-Policy")).To(gomega.Equal("no-referrer"))
	k.Expect(h).NotTo(gomega.HaveKey("Cross-Origin-Opener-Policy"))
	k.Expect(h).NotTo(gomega.HaveKey("Access-Control-Allow-Origin"))
	cookie := h.Get("Set-Cookie")
	k.Expect(cookie).To(gomega.And(gomega.HavePrefix("__Host-"), gomega.ContainSubstring("Secure"),
		gomega.ContainSubstring("HttpOnly"), gomega.ContainSubstring("SameSite=Lax"), gomega.ContainSubstring("Path=/;")))

	policy := h.Get("Content-Security-Policy")
	k.Expect(policy).To(gomega.ContainSubstring("form-action 'self' https://chatgpt.com"))
	k.Expect(policy).To(gomega.ContainSubstring("frame-ancestors 'none'"))
	style := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(a.Body)
	k.Expect(style).To(gomega.HaveLen(2))
	sum := sha256.Sum256([]byte(style[1]))
	k.Expect(policy).To(gomega.ContainSubstring("'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'"), "or the page has no style")
}
