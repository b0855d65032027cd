package app_test

import (
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

func (k *kit) refresh(t apptest.Tokens, pairs ...string) apptest.Answer {
	return k.PostForm("/token", changed(k.RefreshForm(t.Client, t.Refresh), pairs...), "")
}

func TestReuseOfARefreshTokenEndsItsFamily(t *testing.T) {
	t.Parallel()
	k := start(t)
	first := k.Tokens(0)
	second := k.Refreshed(first)
	third := k.Refreshed(second)
	k.Expect(k.Initialize(third.Access).Status).To(gomega.Equal(200))
	k.refused(k.refresh(first), 400, "invalid_grant")
	k.refused(k.refresh(third), 400, "invalid_grant")
	k.Expect(k.Initialize(third.Access).Status).To(gomega.Equal(401))
}

func TestALostAnswerIsGivenAgain(t *testing.T) {
	t.Parallel()
	k := start(t)
	first := k.Tokens(0)
	answer := k.refresh(first)
	k.Advance(9 * time.Second)
	again := k.refresh(first)
	k.Expect(again.Status).To(gomega.Equal(200))
	k.Expect(again.JSON()).To(gomega.Equal(answer.JSON()))
	k.Expect(k.Initialize(again.Text("access_token")).Status).To(gomega.Equal(200))
	k.Advance(2 * time.Second)
	k.refused(k.refresh(first), 400, "invalid_grant")
	k.Expect(k.Initialize(answer.Text("access_token")).Status).To(gomega.Equal(401), "too late to be a repeat")
}

func TestScopeAndResourceOfARefresh(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	k.refused(k.refresh(tokens, "scope", "read profile"), 400, "invalid_scope")
	k.refused(k.refresh(tokens, "resource", k.URL), 400, "invalid_target")
	k.refused(k.refresh(tokens, "refresh_token", ""), 400, "invalid_request")
	k.refused(k.refresh(tokens, "refresh_token", tokens.Access), 400, "invalid_grant")
	k.refused(k.refresh(tokens, "client_id", k.Register()), 400, "invalid_grant")
	a := k.refresh(tokens, "scope", "read", "resource", k.MCP())
	k.Expect(a.Text("scope")).To(gomega.Equal("read"))
	a = k.refresh(apptest.Tokens{Client: tokens.Client, Refresh: a.Text("refresh_token")})
	k.Expect(a.Text("scope")).To(gomega.Equal(apptest.AllScopes), "the new refresh token keeps the scope of the old")
	k.Expect(k.Initialize(a.Text("refresh_token")).Status).To(gomega.Equal(401), "no bearer token")
}

func TestRefreshTokensEndAfterThirtyIdleDays(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	k.Advance(29 * 24 * time.Hour)
	tokens = k.Refreshed(tokens)
	k.Advance(29 * 24 * time.Hour)
	tokens = k.Refreshed(tokens)
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(200))
	k.Advance(30 * 24 * time.Hour)
	k.refused(k.refresh(tokens), 400, "invalid_grant")
}

func TestAUserDeletedAtPrivyCannotRefresh(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	k.Expect(k.Privy.Trouble(issuer.Trouble{Path: "/users", Status: 500, Times: 1})).To(gomega.Succeed())
	k.refused(k.refresh(tokens), 503, "temporarily_unavailable")
	k.Privy.DeleteUser(k.Privy.Accounts()[0].DID)
	k.refused(k.refresh(tokens), 400, "invalid_grant")
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(401))
}
