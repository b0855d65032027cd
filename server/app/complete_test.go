package app_test

import (
	"encoding/json"
	"net/url"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// completion is the seed's body for a request; change it at will.
func (k *kit) completion(q url.Values, m issuer.MintRequest) map[string]any {
	token, err := k.Privy.MintToken(m)
	k.Expect(err).NotTo(gomega.HaveOccurred())
	body := map[string]any{"privy_token": token, "fallback_token": token, "user_consent": true}
	for _, name := range []string{"state", "client_id", "redirect_uri", "scope", "code_challenge", "code_challenge_method"} {
		body[name] = q.Get(name)
	}
	return body
}

func (k *kit) complete(b *apptest.Browser, body map[string]any) apptest.Answer {
	raw, err := json.Marshal(body)
	k.Expect(err).NotTo(gomega.HaveOccurred())
	return b.Post("/authorize/complete", string(raw))
}

func TestCompletingWithoutPages(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	q, b := k.AuthorizeQuery(id), k.Browse()
	b.Open(q)
	body := k.completion(q, issuer.MintRequest{})
	a := k.complete(b, body)
	k.Expect(a.Status).To(gomega.Equal(200), a.Body)
	k.Expect(a.JSON()).To(gomega.And(
		gomega.HaveKeyWithValue("state", q.Get("state")), gomega.HaveKeyWithValue("iss", k.URL),
		gomega.HaveKeyWithValue("redirect_uri", apptest.Redirect)))
	tokens := k.Redeem(id, a.Text("code"))
	k.Expect(k.exchange(tokens.Access).Status).To(gomega.Equal(200))
	k.refused(k.complete(b, body), 400, "invalid_request") // the pending authorization is spent
}

func TestNoWayRoundSessionLoginAndConsent(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	q, b := k.AuthorizeQuery(id), k.Browse()
	b.Open(q)
	good := func() map[string]any { return k.completion(q, issuer.MintRequest{}) }
	with := func(name string, value any) map[string]any {
		body := good()
		body[name] = value
		return body
	}
	k.refused(k.complete(k.Browse(), good()), 400, "invalid_request")
	without := good()
	delete(without, "user_consent")
	k.refused(k.complete(b, without), 400, "invalid_request")
	for _, name := range []string{"state", "client_id", "redirect_uri", "code_challenge", "code_challenge_method"} {
		k.refused(k.complete(b, with(name, "other")), 400, "invalid_request")
	}
	k.refused(k.complete(b, with("scope", "profile")), 400, "invalid_scope")
	for _, m := range []issuer.MintRequest{{Lifetime: -time.Minute}, {AppID: "another app"}} {
		k.refused(k.complete(b, k.completion(q, m)), 401, "invalid_token")
	}
	k.refused(k.complete(b, with("privy_user_id", k.Privy.Accounts()[1].DID)), 400, "invalid_request")
	expired := k.completion(q, issuer.MintRequest{Lifetime: -time.Minute})
	expired["privy_token"] = "no token"
	k.refused(k.complete(b, expired), 401, "invalid_token")
	k.refused(b.Post("/authorize/complete", "{"), 400, "invalid_request")

	body := with("privy_token", "no token")
	body["scope"] = "read openid"
	body["privy_user_id"] = k.Privy.Accounts()[0].DID
	a := k.complete(b, body) // by the fallback token, with less scope
	k.Expect(a.Status).To(gomega.Equal(200), a.Body)
	granted := k.PostForm("/token", k.CodeForm(id, a.Text("code")), "")
	k.Expect(granted.Text("scope")).To(gomega.Equal("read"))
}

func TestCompletingWithARefusal(t *testing.T) {
	t.Parallel()
	k := start(t)
	q, b := k.AuthorizeQuery(k.Register()), k.Browse()
	b.Open(q)
	body := k.completion(q, issuer.MintRequest{})
	body["user_consent"] = false
	a := k.complete(b, body)
	k.refused(a, 400, "access_denied")
	k.Expect(a.JSON()).To(gomega.And(gomega.HaveKeyWithValue("redirect_uri", apptest.Redirect),
		gomega.HaveKeyWithValue("state", q.Get("state")), gomega.HaveKeyWithValue("iss", k.URL)))
	k.Expect(a.JSON()).NotTo(gomega.HaveKey("code"))

	q = changed(k.AuthorizeQuery(k.Register()), "code_challenge", "")
	b.Open(q)
	k.refused(k.complete(b, k.completion(q, issuer.MintRequest{})), 400, "invalid_request")
}
