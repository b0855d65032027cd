package app_test

import (
	"strings"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

const openIDMetadata = "/.well-known/openid-configuration"

func startOpenID(t *testing.T) *kit {
	t.Helper()
	return startWith(t, func(c *app.Config) { c.OpenID = true })
}

// login is the token response of a fresh client that asks for this scope.
func (k *kit) login(scope, nonce string) (client string, a apptest.Answer) {
	client = k.Register()
	end := k.Browse().Through(changed(k.AuthorizeQuery(client), "scope", scope, "nonce", nonce), 0, "allow")
	return client, k.PostForm("/token", k.CodeForm(client, end.Query().Get("code")), "")
}

func TestBothDocumentsOfAnOpenIDProviderSayTheSame(t *testing.T) {
	t.Parallel()
	k := startOpenID(t)
	m := k.Get(openIDMetadata).JSON()
	k.Expect(m).To(gomega.Equal(k.Get("/.well-known/oauth-authorization-server").JSON()))
	k.Expect(m["scopes_supported"]).To(gomega.ContainElements("openid", "email", "profile"))
	k.Expect(m["subject_types_supported"]).To(gomega.ConsistOf("public"))
	k.Expect(m["id_token_signing_alg_values_supported"]).To(gomega.ConsistOf("RS256"))
	k.Expect(m["request_uri_parameter_supported"]).To(gomega.BeFalse())
	k.Expect(m["userinfo_endpoint"]).To(gomega.Equal(k.URL + "/userinfo"))
}

func TestTheDocumentOfAnOpenIDProviderStandsBelowThePathOfItsIssuer(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.OpenID, c.OpenIDOnly, c.IssuerPath = true, true, "/tenant" })
	k.Expect(k.Get("/tenant" + openIDMetadata).Text("issuer")).To(gomega.Equal(k.URL + "/tenant"))
	k.Expect(k.Get("/.well-known/oauth-authorization-server/tenant").Status).To(gomega.Equal(404))
}

func TestAnIDTokenComesWithTheScopeOpenID(t *testing.T) {
	t.Parallel()
	k := startOpenID(t)
	client, answer := k.login("read openid", "n-0S6")
	header, claims := decoded(t, answer.Text("id_token"))
	k.Expect(header["alg"]).To(gomega.Equal("RS256"))
	k.Expect(header["kid"]).To(gomega.Equal(k.Get("/.well-known/jwks.json").JSON()["keys"].([]any)[0].(map[string]any)["kid"]))
	k.Expect(claims["exp"].(float64) - claims["iat"].(float64)).To(gomega.Equal(time.Hour.Seconds()))
	k.Expect(claims["auth_time"]).To(gomega.BeNumerically("<=", claims["iat"]))
	delete(claims, "auth_time")
	delete(claims, "exp")
	delete(claims, "iat")
	k.Expect(claims).To(gomega.Equal(map[string]any{
		"iss": k.URL, "sub": k.Privy.Accounts()[0].DID, "aud": client, "nonce": "n-0S6",
	}))
	k.Expect(k.Initialize(answer.Text("id_token")).Status).To(gomega.Equal(401), "it is no access token")
	k.Expect(k.Initialize(answer.Text("access_token")).Status).To(gomega.Equal(200))

	_, claims = decoded(t, second(k.login("openid", "")).Text("id_token"))
	k.Expect(claims).NotTo(gomega.HaveKey("nonce"))
	k.Expect(second(k.login("read", "n")).JSON()).NotTo(gomega.HaveKey("id_token"))
}

func second(_ string, a apptest.Answer) apptest.Answer { return a }

func TestAnOpenIDProviderTakesTheRequestAsAFormToo(t *testing.T) {
	t.Parallel()
	k := startOpenID(t)
	query := k.AuthorizeQuery(k.Register())
	page := k.PostForm("/authorize", query, "")
	k.Expect(page.Status).To(gomega.Equal(200))
	k.Expect(page.Body).To(gomega.ContainSubstring(`name="email"`))
	k.Expect(k.PostForm("/authorize", changed(query, "redirect_uri", "https://another.example/cb"), "").Status).To(gomega.Equal(400))
	k.Expect(k.PostForm("/authorize", changed(query, "state", strings.Repeat("s", 17<<10)), "").Status).To(gomega.Equal(400))
	k.Expect(start(t).PostForm("/authorize", query, "").Status).To(gomega.Equal(405), "of OAuth alone only GET is asked")
}

func TestUserInfo(t *testing.T) {
	t.Parallel()
	k := startOpenID(t)
	who := k.Privy.Accounts()[0]
	info := func(scope string) apptest.Answer {
		return k.PostForm("/userinfo", nil, second(k.login(scope, "")).Text("access_token"))
	}
	k.Expect(info("openid email").JSON()).To(gomega.Equal(map[string]any{"sub": who.DID, "email": who.Email, "email_verified": true}))
	k.Expect(info("openid").JSON()).To(gomega.Equal(map[string]any{"sub": who.DID}))
	k.refused(info("read email"), 403, "insufficient_scope")
	k.refused(k.PostForm("/userinfo", nil, "nobody's"), 401, "invalid_token")
	k.refused(k.Get("/userinfo"), 401, "invalid_request")
	known := second(k.login("openid email", "")).Text("access_token")
	k.Privy.DeleteUser(who.DID)
	k.refused(k.PostForm("/userinfo", nil, known), 401, "invalid_token")
}

func TestWithoutOpenIDNoneOfItIsThere(t *testing.T) {
	t.Parallel()
	k := start(t)
	k.Expect(k.Get("/userinfo").Status).To(gomega.Equal(404))
	k.Expect(second(k.login("read openid", "n")).JSON()).To(gomega.SatisfyAll(
		gomega.HaveKeyWithValue("scope", "read"), gomega.Not(gomega.HaveKey("id_token"))))
}
