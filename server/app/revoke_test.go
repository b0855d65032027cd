package app_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

func (k *kit) revoke(client, token, hint string) apptest.Answer {
	return k.PostForm("/revoke", changed(url.Values{}, "client_id", client, "token", token, "token_type_hint", hint), "")
}

func TestRevokingAnAccessToken(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	for _, hint := range []string{"refresh_token", ""} { // a wrong hint, then a repeat
		k.Expect(k.revoke(tokens.Client, tokens.Access, hint).Status).To(gomega.Equal(200))
	}
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(401))
	k.Expect(k.Initialize(k.Refreshed(tokens).Access).Status).To(gomega.Equal(200), "the grant lives on")
}

func TestRevokingARefreshTokenEndsTheGrant(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	k.Expect(k.revoke(tokens.Client, tokens.Refresh, "access_token").Status).To(gomega.Equal(200))
	k.refused(k.refresh(tokens), 400, "invalid_grant")
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(401))
}

func TestAccessTokensThatCannotBeRevokedLiveUntilTheyExpire(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.IrrevocableAccess = true })
	tokens := k.Tokens(0)
	k.refused(k.revoke(tokens.Client, tokens.Access, ""), 400, "unsupported_token_type")
	k.Expect(k.revoke(tokens.Client, tokens.Refresh, "").Status).To(gomega.Equal(200))
	k.refused(k.refresh(tokens), 400, "invalid_grant")
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(200))
}

func TestWhoMayRevokeWhat(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	other := k.Register()
	k.refused(k.revoke(other, tokens.Access, ""), 400, "invalid_grant")
	k.refused(k.revoke(other, tokens.Refresh, ""), 400, "invalid_grant")
	k.Expect(k.revoke(tokens.Client, "unknown", "").Status).To(gomega.Equal(200))
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(200), "nothing was another client's to revoke")
	k.Refreshed(tokens)
	k.refused(k.revoke(tokens.Client, "", ""), 400, "invalid_request")
	k.refused(k.revoke("", tokens.Access, ""), 400, "invalid_request")
	k.refused(k.revoke("nobody", tokens.Access, ""), 400, "invalid_client")
	k.Expect(k.Get("/revoke").Status).To(gomega.Equal(405))
}

func (k *kit) introspect(token string, authenticate bool) apptest.Answer {
	r := k.Request(http.MethodPost, "/token/introspect", "application/x-www-form-urlencoded", url.Values{"token": {token}}.Encode())
	if authenticate {
		r.SetBasicAuth(k.App.Introspection())
	}
	return k.Do(&http.Client{}, r)
}

func TestIntrospectionAnswersItsOneCaller(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	for _, token := range []string{tokens.Access, "unknown", ""} {
		k.refused(k.introspect(token, false), 401, "invalid_client")
	}
	k.refused(k.PostForm("/token/introspect", url.Values{"token": {tokens.Access}}, tokens.Access), 401, "invalid_client")
	a := k.introspect(tokens.Access, true).JSON()
	k.Expect(a["active"]).To(gomega.BeTrue())
	k.Expect(a["client_id"]).To(gomega.Equal(tokens.Client))
	k.Expect(a["scope"]).To(gomega.Equal(apptest.AllScopes))
	k.Expect(a["aud"]).To(gomega.Equal(k.MCP()))
	k.Expect(a["sub"]).To(gomega.Equal(k.Privy.Accounts()[0].DID))
	inactive := map[string]any{"active": false}
	k.Expect(k.introspect("unknown", true).JSON()).To(gomega.Equal(inactive))
	k.Expect(k.introspect(tokens.Refresh, true).JSON()).To(gomega.Equal(inactive))
	k.refused(k.introspect("", true), 400, "invalid_request")
	k.revoke(tokens.Client, tokens.Access, "")
	k.Expect(k.introspect(tokens.Access, true).JSON()).To(gomega.Equal(inactive))
	next := k.Refreshed(tokens)
	k.Advance(time.Hour)
	k.Expect(k.introspect(next.Access, true).JSON()).To(gomega.Equal(inactive))
	k.Expect(k.Get("/token/introspect?token=" + tokens.Access).Status).To(gomega.Equal(405))
}
