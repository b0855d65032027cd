package app_test

import (
	"net/url"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// allowed is a browser whose user has allowed a client the scope read, and the request for that.
func (k *kit) allowed(clientID string) (*apptest.Browser, url.Values) {
	b, q := k.Browse(), changed(k.AuthorizeQuery(clientID), "scope", "read")
	k.Expect(b.Through(q, 0, "allow").Query().Get("code")).NotTo(gomega.BeEmpty())
	return b, q
}

// asked reports whether the browser shows the page that asks for consent.
func asked(b *apptest.Browser) bool {
	action, _ := apptest.Form(b.Last.Body)
	return action == "/authorize/consent"
}

func (k *kit) sentBack(b *apptest.Browser, code string) {
	k.Expect(b.Last.Location()).NotTo(gomega.BeNil(), b.Last.Body)
	q := b.Last.Location().Query()
	k.Expect(q.Get("error")).To(gomega.Equal(code))
	k.Expect(q.Get("state")).To(gomega.Equal("state & more"))
	k.Expect(q.Get("iss")).To(gomega.Equal(k.URL))
	k.Expect(q.Has("code")).To(gomega.Equal(code == ""))
}

func TestAUserIsNotAskedTwice(t *testing.T) {
	t.Parallel()
	k := start(t)
	b, q := k.allowed(k.Register())
	b.Open(q)
	k.sentBack(b, "")
	answer := k.PostForm("/token", k.CodeForm(q.Get("client_id"), b.Last.Location().Query().Get("code")), "")
	k.Expect(answer.Text("scope")).To(gomega.Equal("read"))

	for name, wider := range map[string]url.Values{
		"more scope":       changed(k.AuthorizeQuery(q.Get("client_id")), "scope", "read write"),
		"another resource": changed(k.AuthorizeQuery(q.Get("client_id")), "scope", "read", "resource", k.URL),
		"another client":   changed(k.AuthorizeQuery(k.Register()), "scope", "read"),
		"asked to ask":     changed(k.AuthorizeQuery(q.Get("client_id")), "scope", "read", "prompt", "consent"),
	} {
		b.Open(wider)
		k.Expect(asked(b)).To(gomega.BeTrue(), name)
		k.Expect(b.Last.Body).To(gomega.ContainSubstring(k.Privy.Accounts()[0].Email), name)
	}
	stranger := k.loggedIn(q)
	k.Expect(asked(stranger)).To(gomega.BeTrue(), "who has to log in is asked as well")
}

func TestWhatIsAllowedAddsUp(t *testing.T) {
	t.Parallel()
	k := start(t)
	b, q := k.allowed(k.Register())
	b.Open(changed(q, "scope", "write"))
	b.Submit(url.Values{"decision": {"allow"}})
	b.Open(changed(q, "scope", "read write"))
	k.sentBack(b, "")
}

func TestAClientOnTheUsersMachineIsAskedForEachTime(t *testing.T) {
	t.Parallel()
	k := start(t)
	const local = "http://127.0.0.1:5173/callback"
	body := apptest.Registration()
	body["redirect_uris"] = []string{local}
	q := changed(k.AuthorizeQuery(k.PostJSON("/register", body, "").Text("client_id")), "redirect_uri", local)
	b := k.Browse()
	k.Expect(b.Through(q, 0, "allow").Query().Get("code")).NotTo(gomega.BeEmpty())
	b.Open(q)
	k.Expect(asked(b)).To(gomega.BeTrue())
	b.Open(changed(q, "prompt", "none"))
	k.sentBack(b, "interaction_required")

	confidential := startWith(t, func(c *app.Config) { c.ConfidentialClients = true })
	q = changed(confidential.AuthorizeQuery(confidential.PostJSON("/register", body, "").Text("client_id")), "redirect_uri", local)
	b = confidential.Browse()
	b.Through(q, 0, "allow")
	b.Open(q)
	confidential.sentBack(b, "")
}

func TestRevocationForgetsTheConsent(t *testing.T) {
	t.Parallel()
	k := start(t)
	b, q := k.allowed(k.Register())
	b.Open(q)
	tokens := k.Redeem(q.Get("client_id"), b.Last.Location().Query().Get("code"))
	form := url.Values{"token": {tokens.Refresh}, "client_id": {tokens.Client}}
	k.Expect(k.PostForm("/revoke", form, "").Status).To(gomega.Equal(200))
	b.Open(q)
	k.Expect(asked(b)).To(gomega.BeTrue())
	b.Submit(url.Values{"decision": {"deny"}})
	k.sentBack(b, "access_denied")
	b.Open(q)
	k.Expect(asked(b)).To(gomega.BeTrue(), "a refusal is no consent")
}

func TestALoginEnds(t *testing.T) {
	t.Parallel()
	k := start(t)
	b, q := k.allowed(k.Register())
	k.Advance(59 * time.Minute)
	b.Open(q)
	k.sentBack(b, "")
	k.Advance(time.Minute)
	k.Expect(b.Open(q).Body).To(gomega.ContainSubstring(`name="email"`))

	b, q = k.allowed(k.Register())
	k.Expect(k.Privy.DeleteUser(k.Privy.Accounts()[0].DID)).To(gomega.BeTrue())
	k.Expect(b.Open(q).Body).To(gomega.ContainSubstring(`name="email"`), "a user who is gone is not let in")
}

func TestAnotherAccount(t *testing.T) {
	t.Parallel()
	k := start(t)
	b, q := k.allowed(k.Register())
	b.Open(changed(q, "prompt", "consent"))
	_, fields := apptest.Form(b.Last.Body)
	b.Last = b.Get("/authorize/email?authorization=" + fields.Get("authorization"))
	who := k.Privy.Accounts()[1]
	b.Submit(url.Values{"email": {who.Email}})
	b.Submit(url.Values{"code": {who.OTP}})
	k.Expect(asked(b)).To(gomega.BeTrue())
	k.Expect(b.Last.Body).To(gomega.ContainSubstring(who.Email))
}

func TestPrompt(t *testing.T) {
	t.Parallel()
	k := start(t)
	b, q := k.allowed(k.Register())
	for name, c := range map[string]struct{ parameter, value, code string }{
		"nothing to ask":         {"prompt", "none", ""},
		"none and another":       {"prompt", "none login", "invalid_request"},
		"nobody knows it":        {"prompt", "create", "invalid_request"},
		"young enough":           {"max_age", "60", ""},
		"no number":              {"max_age", "soon", "invalid_request"},
		"refused without a page": {"response_mode", "fragment", "invalid_request"},
	} {
		b.Open(changed(k.AuthorizeQuery(q.Get("client_id")), "scope", "read", c.parameter, c.value))
		k.Expect(b.Last.Location()).NotTo(gomega.BeNil(), name)
		k.sentBack(b, c.code)
	}
	b.Open(changed(k.AuthorizeQuery(q.Get("client_id")), "prompt", "none"))
	k.sentBack(b, "consent_required")
	for _, again := range []string{"login", "select_account", "consent login"} {
		k.Expect(b.Open(changed(k.AuthorizeQuery(q.Get("client_id")), "prompt", again)).Body).To(gomega.ContainSubstring(`name="email"`), again)
	}
	k.Expect(b.Open(changed(k.AuthorizeQuery(q.Get("client_id")), "max_age", "0")).Body).To(gomega.ContainSubstring(`name="email"`))
	repeated := k.AuthorizeQuery(q.Get("client_id"))
	repeated["max_age"] = []string{"60", "60"}
	b.Open(repeated)
	k.sentBack(b, "invalid_request")
}

// TestNoPageAndNobodySignedIn: a client that an operator vouches for is told at once; to one that
// registered by itself the user goes only knowingly.
func TestNoPageAndNobodySignedIn(t *testing.T) {
	t.Parallel()
	k := start(t)
	b := k.Browse()
	b.Open(changed(k.AuthorizeQuery(app.PredefinedClientID), "prompt", "none"))
	k.sentBack(b, "login_required")
	b.Open(changed(k.AuthorizeQuery(app.PredefinedClientID), "prompt", "none", "scope", "admin"))
	k.sentBack(b, "invalid_scope")

	a := b.Open(changed(k.AuthorizeQuery(k.Register()), "prompt", "none"))
	k.Expect(a.Status).To(gomega.Equal(400))
	k.Expect(a.Location()).To(gomega.BeNil())
	k.Expect(a.Body).NotTo(gomega.ContainSubstring("<form"))
	k.Expect(a.Body).To(gomega.And(gomega.ContainSubstring(`href="`+apptest.Redirect), gomega.ContainSubstring("error=login_required")))
}
