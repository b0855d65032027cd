package app_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

func TestATokenResponse(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	a := k.PostForm("/token", k.CodeForm(id, k.Code(id, 0)), "")
	k.Expect(a.Status).To(gomega.Equal(200), a.Body)
	k.Expect(a.Header.Get("Content-Type")).To(gomega.Equal("application/json"))
	k.Expect(a.Header.Get("Cache-Control")).To(gomega.Equal("no-store"))
	m := a.JSON()
	k.Expect(m["token_type"]).To(gomega.Equal("Bearer"))
	k.Expect(m["expires_in"]).To(gomega.Equal(3600.0))
	k.Expect(m["scope"]).To(gomega.Equal(apptest.AllScopes))
	k.Expect(m["refresh_token"]).NotTo(gomega.BeEmpty())

	header, claims := decoded(t, a.Text("access_token"))
	k.Expect(header).To(gomega.And(gomega.HaveKeyWithValue("typ", "at+jwt"), gomega.HaveKeyWithValue("alg", "RS256"), gomega.HaveKey("kid")))
	k.Expect(claims["iss"]).To(gomega.Equal(k.URL))
	k.Expect(claims["aud"]).To(gomega.ConsistOf(k.MCP()))
	k.Expect(claims["client_id"]).To(gomega.Equal(id))
	k.Expect(claims["scope"]).To(gomega.Equal(apptest.AllScopes))
	k.Expect(claims["sub"]).To(gomega.Equal(k.Privy.Accounts()[0].DID))
	k.Expect(claims["jti"]).NotTo(gomega.BeEmpty())
	k.Expect(claims["exp"].(float64) - claims["iat"].(float64)).To(gomega.Equal(3600.0))
}

func decoded(t *testing.T, raw string) (header, claims map[string]any) {
	t.Helper()
	parts := strings.Split(raw, ".")
	for i, into := range []*map[string]any{&header, &claims} {
		b, err := base64.RawURLEncoding.DecodeString(parts[i])
		if err == nil {
			err = json.Unmarshal(b, into)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return header, claims
}

func TestRefusalsAtTheTokenEndpoint(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	form := k.CodeForm(id, k.Code(id, 0))
	try := func(pairs ...string) apptest.Answer {
		f := url.Values{}
		for name, v := range form {
			f[name] = v
		}
		return k.PostForm("/token", changed(f, pairs...), "")
	}
	k.refused(try("grant_type", ""), 400, "invalid_request")
	k.refused(try("grant_type", "password"), 400, "unsupported_grant_type")
	k.refused(try("client_id", ""), 400, "invalid_request")
	k.refused(try("client_id", "nobody"), 400, "invalid_client")
	k.refused(try("client_secret", "x"), 400, "invalid_client")
	k.refused(try("code", ""), 400, "invalid_request")
	k.refused(try("code", "x"), 400, "invalid_grant")
	k.refused(try("code_verifier", ""), 400, "invalid_request")
	k.refused(try("code_verifier", strings.Repeat("w", 50)), 400, "invalid_grant")
	k.refused(try("code_verifier", apptest.Challenge(apptest.Verifier)), 400, "invalid_grant")
	k.refused(try("redirect_uri", apptest.Redirect+"/"), 400, "invalid_grant")
	k.refused(try("resource", k.URL), 400, "invalid_target")
	k.refused(try("resource", "https://other.example"), 400, "invalid_target")
	k.refused(try("client_id", k.Register()), 400, "invalid_grant")
	twice := k.CodeForm(id, "x")
	twice.Add("code", "y")
	k.refused(k.PostForm("/token", twice, ""), 400, "invalid_request")
	k.refused(k.PostJSON("/token", map[string]string{"grant_type": "authorization_code"}, ""), 400, "invalid_request")
	k.Expect(k.Get("/token").Status).To(gomega.Equal(405))
	k.refused(k.PostForm("/token?"+form.Encode(), url.Values{}, ""), 400, "invalid_request")

	basic := k.Request(http.MethodPost, "/token", "application/x-www-form-urlencoded", form.Encode())
	basic.SetBasicAuth(id, "")
	k.refused(k.Do(&http.Client{}, basic), 401, "invalid_client")

	// None of these attempts has spent the code (OAuth 2.1 §7.5.3), and these do not matter:
	k.Expect(try("redirect_uri", "", "resource", "", "unknown", "x").Status).To(gomega.Equal(200))
}

func TestACodeIsGoodOnceAndForHalfAMinute(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	code := k.Code(id, 0)
	tokens := k.Redeem(id, code)
	k.refused(k.PostForm("/token", changed(k.CodeForm(id, code), "code_verifier", strings.Repeat("w", 50)), ""), 400, "invalid_grant")
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(200), "a stranger's guess ends nothing")
	k.refused(k.PostForm("/token", k.CodeForm(id, code), ""), 400, "invalid_grant")
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(401), "a replay ends the grant")
	k.refused(k.PostForm("/token", k.RefreshForm(id, tokens.Refresh), ""), 400, "invalid_grant")

	late := k.Code(id, 0)
	k.Advance(30 * time.Second)
	k.refused(k.PostForm("/token", k.CodeForm(id, late), ""), 400, "invalid_grant")
}

func TestFiveRedemptionsAtOnce(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	form := k.CodeForm(id, k.Code(id, 0))
	var wait sync.WaitGroup
	statuses := make([]int, 5)
	for i := range statuses {
		wait.Go(func() { statuses[i] = k.PostForm("/token", form, "").Status })
	}
	wait.Wait()
	k.Expect(statuses).To(gomega.ConsistOf(200, 400, 400, 400, 400))
}

func TestAClientWithoutTheRefreshGrantGetsNoRefreshToken(t *testing.T) {
	t.Parallel()
	k := start(t)
	body := apptest.Registration()
	body["grant_types"] = []string{"authorization_code"}
	id := k.PostJSON("/register", body, "").Text("client_id")
	tokens := k.Redeem(id, k.Code(id, 0))
	k.Expect(tokens.Refresh).To(gomega.BeEmpty())
	k.refused(k.PostForm("/token", k.RefreshForm(id, "x"), ""), 400, "unauthorized_client")
}

func TestTheAudienceIsTheOneAskedFor(t *testing.T) {
	t.Parallel()
	k := start(t)
	id := k.Register()
	end := k.Browse().Through(changed(k.AuthorizeQuery(id), "resource", k.URL), 0, "allow")
	a := k.PostForm("/token", changed(k.CodeForm(id, end.Query().Get("code")), "resource", k.URL+"/"), "")
	_, claims := decoded(t, a.Text("access_token"))
	k.Expect(claims["aud"]).To(gomega.ConsistOf(k.URL))
	k.Expect(k.Initialize(a.Text("access_token")).Status).To(gomega.Equal(200))
}
