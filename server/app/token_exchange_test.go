package app_test

import (
	"net/url"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// exchanging is a client that may exchange, with the tokens of an account.
func (k *kit) exchanging(scope string) apptest.Tokens {
	body := apptest.Registration()
	body["grant_types"] = []string{"authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:token-exchange"}
	id := k.PostJSON("/register", body, "").Text("client_id")
	end := k.Browse().Through(changed(k.AuthorizeQuery(id), "scope", scope), 0, "allow")
	return k.Redeem(id, end.Query().Get("code"))
}

func exchangeForm(t apptest.Tokens, pairs ...string) url.Values {
	return changed(url.Values{
		"grant_type": {"urn:ietf:params:oauth:grant-type:token-exchange"}, "client_id": {t.Client},
		"subject_token": {t.Access}, "subject_token_type": {"urn:ietf:params:oauth:token-type:access_token"},
	}, pairs...)
}

func TestTokenExchange(t *testing.T) {
	t.Parallel()
	k := start(t)
	k.Expect(k.Get("/.well-known/oauth-authorization-server").JSON()["grant_types_supported"]).
		To(gomega.ContainElement("urn:ietf:params:oauth:grant-type:token-exchange"))
	tokens := k.exchanging(apptest.AllScopes)
	for _, form := range []url.Values{
		exchangeForm(tokens), exchangeForm(tokens, "requested_token_type", "urn:ietf:params:oauth:token-type:jwt", "audience", k.Privy.AppID()),
	} {
		a := k.PostForm("/token", form, "")
		k.Expect(a.Status).To(gomega.Equal(200), a.Body)
		k.Expect(a.Header.Get("Cache-Control")).To(gomega.Equal("no-store"))
		_, claims := decoded(t, a.Text("access_token"))
		k.Expect(claims["iss"]).To(gomega.Equal("privy.io"))
		k.Expect(claims["sub"]).To(gomega.Equal(k.Privy.Accounts()[0].DID))
		k.Expect(a.Text("issued_token_type")).To(gomega.Equal("urn:ietf:params:oauth:token-type:jwt"))
		k.Expect(a.Text("token_type")).To(gomega.Equal("Bearer"))
		k.Expect(a.JSON()["expires_in"]).To(gomega.BeNumerically("~", time.Hour.Seconds(), 5))
		k.Expect(a.JSON()).NotTo(gomega.Or(gomega.HaveKey("refresh_token"), gomega.HaveKey("scope")))
	}
}

func TestRefusalsOfTheTokenExchange(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens, other := k.exchanging(apptest.AllScopes), k.exchanging(apptest.AllScopes)
	for name, c := range map[string]struct {
		form url.Values
		code string
	}{
		"nothing":           {exchangeForm(tokens, "subject_token", ""), "invalid_request"},
		"no type":           {exchangeForm(tokens, "subject_token_type", ""), "invalid_request"},
		"another type":      {exchangeForm(tokens, "subject_token_type", "urn:ietf:params:oauth:token-type:id_token"), "invalid_request"},
		"no token":          {exchangeForm(tokens, "subject_token", "nonsense"), "invalid_request"},
		"refresh token":     {exchangeForm(tokens, "subject_token", tokens.Refresh), "invalid_request"},
		"another client's":  {exchangeForm(tokens, "subject_token", other.Access), "invalid_request"},
		"without the scope": {exchangeForm(k.exchanging("read")), "invalid_request"},
		"an access token":   {exchangeForm(tokens, "requested_token_type", "urn:ietf:params:oauth:token-type:access_token"), "invalid_request"},
		"an actor":          {exchangeForm(tokens, "actor_token", tokens.Access), "invalid_request"},
		"a scope":           {exchangeForm(tokens, "scope", "read"), "invalid_scope"},
		"another audience":  {exchangeForm(tokens, "audience", "other"), "invalid_target"},
		"a resource":        {exchangeForm(tokens, "resource", k.MCP()), "invalid_target"},
		"not registered":    {exchangeForm(k.Tokens(0)), "unauthorized_client"},
		"unknown client":    {exchangeForm(tokens, "client_id", "nobody"), "invalid_client"},
		"no client":         {exchangeForm(tokens, "client_id", ""), "invalid_request"},
	} {
		k.Expect(k.PostForm("/token", c.form, "").Text("error")).To(gomega.Equal(c.code), name)
	}
	k.revoke(tokens.Client, tokens.Access, "")
	k.refused(k.PostForm("/token", exchangeForm(tokens), ""), 400, "invalid_request")
	k.Advance(time.Hour)
	k.refused(k.PostForm("/token", exchangeForm(other), ""), 400, "invalid_request")
	other = k.Refreshed(other)
	a := k.PostForm("/token", exchangeForm(other), "")
	k.refused(a, 400, "invalid_request")
	k.Expect(a.Body).To(gomega.ContainSubstring("the Privy session has expired"))
	k.Expect(a.Header).NotTo(gomega.HaveKey("Www-Authenticate"))
}

func startRenewing(t *testing.T) *kit {
	t.Helper()
	return startWith(t, func(c *app.Config) { c.PrivyRenewal = true })
}

func TestAPrivySessionIsRenewedAtTheExchange(t *testing.T) {
	t.Parallel()
	k := startRenewing(t)
	tokens := k.exchanging(apptest.AllScopes)
	before := k.exchange(tokens.Access)
	for range 3 { // each time with the refresh token that the time before brought
		k.Advance(time.Hour)
		tokens = k.Refreshed(tokens)
		a := k.exchange(tokens.Access)
		k.Expect(a.Status).To(gomega.Equal(200), a.Body)
		k.Expect(a.Text("privyAccessToken")).NotTo(gomega.Equal(before.Text("privyAccessToken")))
		_, claims := decoded(t, a.Text("privyAccessToken"))
		k.Expect(time.Unix(int64(claims["exp"].(float64)), 0).After(k.App.Now())).To(gomega.BeTrue())
		k.Expect(a.JSON()["expiresAt"]).To(gomega.Equal(claims["exp"].(float64) * 1000))
		k.Expect(a.Text("userId")).To(gomega.Equal(before.Text("userId")))
		k.Expect(k.exchange(tokens.Access).Text("privyAccessToken")).To(gomega.Equal(a.Text("privyAccessToken")), "while it is good")
		k.Expect(k.PostForm("/token", exchangeForm(tokens), "").Text("access_token")).To(gomega.Equal(a.Text("privyAccessToken")))
		before = a
	}
}

func TestManyExchangesRenewOnce(t *testing.T) {
	t.Parallel()
	k := startRenewing(t)
	b, q := k.allowed(k.Register())
	q = changed(q, "scope", apptest.AllScopes)
	first := k.Redeem(q.Get("client_id"), k.allow(b, q))
	second := k.Redeem(q.Get("client_id"), k.allow(b, q)) // rests on the same session at Privy
	k.Advance(time.Hour)
	first, second = k.Refreshed(first), k.Refreshed(second)
	answers := make(chan string, 8)
	for i := range 8 {
		bearer := []string{first.Access, second.Access}[i%2]
		go func() { answers <- k.exchange(bearer).Text("privyAccessToken") }()
	}
	seen := map[string]bool{}
	for range 8 {
		seen[<-answers] = true
	}
	k.Expect(seen).To(gomega.And(gomega.HaveLen(1), gomega.Not(gomega.HaveKey(""))))
}

// allow goes through what pages there are and returns the code.
func (k *kit) allow(b *apptest.Browser, q url.Values) string {
	b.Open(q)
	if b.Last.Location() == nil {
		b.Submit(url.Values{"decision": {"allow"}})
	}
	return b.Last.Location().Query().Get("code")
}

func TestASessionThatPrivyEndedIsNotRenewed(t *testing.T) {
	t.Parallel()
	k := startRenewing(t)
	tokens := k.exchanging(apptest.AllScopes)
	k.Privy.EndSessions(k.Privy.Accounts()[0].DID)
	k.Expect(k.exchange(tokens.Access).Status).To(gomega.Equal(200), "its token is good until it expires")
	k.Advance(time.Hour)
	tokens = k.Refreshed(tokens)
	k.refused(k.exchange(tokens.Access), 401, "invalid_token")
	k.refused(k.PostForm("/token", exchangeForm(tokens), ""), 400, "invalid_request")
}

func TestWithoutRenewalNothingIsKeptForIt(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.exchanging(apptest.AllScopes)
	k.Advance(time.Hour)
	k.refused(k.exchange(k.Refreshed(tokens).Access), 401, "invalid_token")
}
