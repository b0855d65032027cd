package app_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

func (k *kit) exchange(bearer string) apptest.Answer {
	return k.PostForm("/token/privy/access-token", url.Values{}, bearer)
}

func TestTheExchangeGivesTheUsersOwnToken(t *testing.T) {
	t.Parallel()
	k := start(t)
	alice, bob := k.Tokens(0), k.Tokens(1)
	for i, tokens := range []apptest.Tokens{alice, bob} {
		a := k.exchange(tokens.Access)
		k.Expect(a.Status).To(gomega.Equal(200), a.Body)
		_, claims := decoded(t, a.Text("privyAccessToken"))
		k.Expect(a.Header.Get("Cache-Control")).To(gomega.Equal("no-store"))
		k.Expect(a.Text("userId")).To(gomega.Equal(k.Privy.Accounts()[i].DID))
		k.Expect(claims["sub"]).To(gomega.Equal(a.Text("userId")))
		k.Expect(a.JSON()["expiresAt"]).To(gomega.Equal(claims["exp"].(float64) * 1000))
		k.Expect(a.Text("scope")).To(gomega.Equal(apptest.AllScopes))
	}
}

func TestRefusalsOfTheExchange(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	end := k.Browse().Through(changed(k.AuthorizeQuery(id), "scope", "read"), 0, "allow")
	reader := k.Redeem(id, end.Query().Get("code"))
	k.refused(k.exchange(reader.Access), 403, "insufficient_scope")
	k.Expect(k.exchange(reader.Access).Header.Get("WWW-Authenticate")).To(gomega.ContainSubstring(`scope="privy:token:exchange"`))
	k.refused(k.exchange("nonsense"), 401, "invalid_token")
	bare := k.exchange("")
	k.Expect(bare.Status).To(gomega.Equal(401))
	k.Expect(bare.Header.Get("WWW-Authenticate")).To(gomega.Equal("Bearer"))

	tokens := k.Tokens(0)
	k.Expect(k.Privy.Trouble(issuer.Trouble{Path: "/users", Status: 500, Times: 1})).To(gomega.Succeed())
	k.refused(k.exchange(tokens.Access), 503, "temporarily_unavailable")
	k.revoke(tokens.Client, tokens.Access, "")
	k.refused(k.exchange(tokens.Access), 401, "invalid_token")
	tokens = k.Tokens(0)
	k.Privy.DeleteUser(k.Privy.Accounts()[0].DID)
	k.refused(k.exchange(tokens.Access), 401, "invalid_token")
}

func TestAPrivySessionEndsAndIsNotRevived(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	k.Advance(30 * time.Minute)
	tokens = k.Refreshed(tokens)
	k.Expect(k.exchange(tokens.Access).Status).To(gomega.Equal(200))
	k.Advance(30 * time.Minute)
	a := k.exchange(tokens.Access)
	k.refused(a, 401, "invalid_token")
	k.Expect(a.Body).To(gomega.ContainSubstring("the Privy session has expired; sign in again"))
	tokens = k.Refreshed(tokens)
	k.refused(k.exchange(tokens.Access), 401, "invalid_token")

	call := k.Call(tokens.Access, "extract_intent", map[string]any{"fullInputText": "x"})
	k.Expect(call.Body).To(gomega.And(gomega.ContainSubstring(`"isError":true`), gomega.ContainSubstring(`mcp/www_authenticate`)))
}

func TestATokenOfAnEarlierLifeIsUnknown(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	k.Expect(k.App.Restart(t.Context())).To(gomega.Succeed())
	k.refused(k.exchange(tokens.Access), 404, "token_not_found")
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(401))
	k.refused(k.refresh(tokens), 400, "invalid_client")
}

func TestAToolWhoseExchangeFailsSaysSo(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	k.Expect(k.Privy.Trouble(issuer.Trouble{Path: "/users", Status: 503})).To(gomega.Succeed())
	r := k.Call(tokens.Access, "discover_connections", map[string]any{"fullInputText": "x"})
	k.Expect(r.Status).To(gomega.Equal(http.StatusOK))
	k.Expect(r.Body).To(gomega.ContainSubstring(`"isError":true`))
	k.Expect(strings.Contains(r.Body, "Privy answered")).To(gomega.BeFalse(), "nothing internal")
}
