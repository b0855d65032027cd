package app_test

import (
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

func opaque(c *app.Config) { c.OpaqueTokens = true }

func TestAnOpaqueTokenIsKnownByItsRecord(t *testing.T) {
	t.Parallel()
	k := startWith(t, opaque)
	tokens := k.Tokens(0)
	k.Expect(tokens.Access).NotTo(gomega.ContainSubstring("."))
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(200))
	a := k.introspect(tokens.Access, true).JSON()
	k.Expect(a).To(gomega.And(
		gomega.HaveKeyWithValue("active", true), gomega.HaveKeyWithValue("client_id", tokens.Client),
		gomega.HaveKeyWithValue("scope", apptest.AllScopes), gomega.HaveKeyWithValue("aud", k.MCP()),
		gomega.HaveKeyWithValue("iss", k.URL), gomega.HaveKeyWithValue("sub", k.Privy.Accounts()[0].DID),
	))
	k.Expect(k.exchange(tokens.Access).Status).To(gomega.Equal(200))
	narrowed := k.refresh(tokens, "scope", "read").Text("access_token")
	k.Expect(k.introspect(narrowed, true).JSON()["scope"]).To(gomega.Equal("read"))
	k.refused(k.exchange(narrowed), 403, "insufficient_scope")
}

func TestAnOpaqueTokenEndsAsAnyOther(t *testing.T) {
	t.Parallel()
	k := startWith(t, opaque)
	for _, none := range []string{"unknown", k.Tokens(0).Refresh} {
		k.Expect(k.Initialize(none).Status).To(gomega.Equal(401))
		k.refused(k.exchange(none), 401, "invalid_token")
	}
	revoked := k.Tokens(0)
	k.refused(k.revoke(k.Register(), revoked.Access, ""), 400, "invalid_grant")
	k.Expect(k.Initialize(revoked.Access).Status).To(gomega.Equal(200))
	k.Expect(k.revoke(revoked.Client, revoked.Access, "").Status).To(gomega.Equal(200))
	k.Expect(k.Initialize(revoked.Access).Status).To(gomega.Equal(401))
	next := k.Refreshed(revoked)
	k.Expect(k.revoke(next.Client, next.Refresh, "").Status).To(gomega.Equal(200))
	k.Expect(k.Initialize(next.Access).Status).To(gomega.Equal(401), "its grant was revoked")
	old := k.Tokens(0)
	k.Advance(time.Hour)
	k.Expect(k.Initialize(old.Access).Header.Get("WWW-Authenticate")).To(gomega.ContainSubstring("it has expired"))
}

func TestAnOpaqueTokenForAnotherResourceIsRefused(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) {
		opaque(c)
		c.OtherResources = []string{c.BaseURL + "/another"}
	})
	client := k.Register()
	query := k.AuthorizeQuery(client)
	query.Set("resource", k.URL+"/another")
	code := k.Browse().Through(query, 0, "allow").Query().Get("code")
	a := k.PostForm("/token", changed(k.CodeForm(client, code), "resource", ""), "")
	k.Expect(k.introspect(a.Text("access_token"), true).JSON()["aud"]).To(gomega.Equal(k.URL + "/another"))
	k.Expect(k.Initialize(a.Text("access_token")).Status).To(gomega.Equal(401))
}

// Where nothing is signed there is nothing to publish.
func TestAServerOfOpaqueTokensHasNoKeys(t *testing.T) {
	t.Parallel()
	k := startWith(t, opaque)
	k.Expect(k.Get("/.well-known/oauth-authorization-server").JSON()).NotTo(gomega.HaveKey("jwks_uri"))
	k.Expect(k.Get("/.well-known/jwks.json").Status).To(gomega.Equal(404))
	signed := startWith(t, func(c *app.Config) { opaque(c); c.SignedMetadata = true })
	k.Expect(signed.Get("/.well-known/jwks.json").Status).To(gomega.Equal(200))
}
