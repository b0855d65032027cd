package app_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/app"
)

func TestTheMetadataSaysWhatIsServed(t *testing.T) {
	t.Parallel()
	k := start(t)
	a := k.Get("/.well-known/oauth-authorization-server")
	k.Expect(a.Header.Get("Content-Type")).To(gomega.Equal("application/json"))
	m := a.JSON()
	k.Expect(m["issuer"]).To(gomega.Equal(k.URL))
	k.Expect(m["code_challenge_methods_supported"]).To(gomega.ConsistOf("S256"))
	k.Expect(m["token_endpoint_auth_methods_supported"]).To(gomega.ConsistOf("none"))
	k.Expect(m["authorization_response_iss_parameter_supported"]).To(gomega.BeTrue())
	k.Expect(m["protected_resources"]).To(gomega.ConsistOf(k.MCP(), k.URL))
	for name, value := range m {
		k.Expect(value).NotTo(gomega.BeZero(), name)
		k.Expect(value).NotTo(gomega.Equal([]any{}), "%s: RFC 8414 §3.2", name)
		if u, ok := value.(string); ok && strings.HasSuffix(name, "_endpoint") {
			k.Expect(k.Get(u).Status).NotTo(gomega.Equal(404), name)
		}
	}
	k.Expect(k.Get("/.well-known/openid-configuration").Status).To(gomega.Equal(404))
	k.Expect(k.Get("/.well-known/oauth-authorization-server/mcp").Status).To(gomega.Equal(404), "another issuer's")
}

// TestBrowsersMayAsk: preflight and answer agree, and the authorization endpoint stays out of it.
func TestBrowsersMayAsk(t *testing.T) {
	t.Parallel()
	k := start(t)
	for path, method := range map[string]string{
		"/.well-known/oauth-authorization-server": "GET", "/.well-known/jwks.json": "GET",
		"/token": "POST", "/revoke": "POST", "/register": "POST",
	} {
		a := k.Do(&http.Client{}, k.Request(http.MethodOptions, path, "", ""))
		k.Expect(a.Status).To(gomega.Equal(204), path)
		k.Expect(a.Header.Get("Access-Control-Allow-Methods")).To(gomega.Equal(method), path)
		k.Expect(a.Header.Get("Access-Control-Allow-Origin")).To(gomega.Equal("*"), path)
		a = k.Do(&http.Client{}, k.Request(method, path, "", ""))
		k.Expect(a.Header.Get("Access-Control-Allow-Origin")).To(gomega.Equal("*"), path)
		k.Expect(a.Header).NotTo(gomega.HaveKey("Access-Control-Allow-Credentials"), path)
	}
	for _, path := range []string{"/authorize", "/authorize/complete", "/token/introspect"} {
		a := k.Do(&http.Client{}, k.Request(http.MethodOptions, path, "", ""))
		k.Expect(a.Status).To(gomega.Equal(405), path)
		k.Expect(a.Header).NotTo(gomega.HaveKey("Access-Control-Allow-Origin"), path)
	}
}

func TestKeysRotateAndOldTokensLiveOn(t *testing.T) {
	t.Parallel()
	k := start(t)
	tokens := k.Tokens(0)
	before := k.Get("/.well-known/jwks.json").JSON()["keys"].([]any)
	k.Expect(before).To(gomega.HaveLen(1))
	k.Expect(before[0]).To(gomega.HaveKeyWithValue("use", "sig"))
	k.Expect(before[0]).NotTo(gomega.HaveKey("d"))
	k.Expect(k.App.RotateKeys()).To(gomega.Succeed())
	after := k.Get("/.well-known/jwks.json").JSON()["keys"].([]any)
	k.Expect(after).To(gomega.HaveLen(2))
	k.Expect(after).To(gomega.ContainElement(before[0]))
	k.Expect(k.Initialize(tokens.Access).Status).To(gomega.Equal(200))
	k.Expect(k.Initialize(k.Refreshed(tokens).Access).Status).To(gomega.Equal(200))
}

func TestTheConfigurationIsChecked(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	good := app.Config{BaseURL: "https://a.example", Privy: app.Privy{AppID: "a", AppSecret: "s"}}
	for want, change := range map[string]func(*app.Config){
		"base URL":     func(c *app.Config) { c.BaseURL = "https://a.example/" },
		"Privy":        func(c *app.Config) { c.Privy.AppID = "" },
		"callback id":  func(c *app.Config) { c.CallbackIDs = []string{"a/b"} },
		"store":        func(c *app.Config) { c.StoreURL = "paper:" },
		"key":          func(c *app.Config) { c.TokenEncryptionKey = make([]byte, 5) },
		"Protocol API": func(c *app.Config) { c.ProtocolAPIURL = "nowhere" },
	} {
		c := good
		change(&c)
		_, err := app.New(t.Context(), c)
		g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(want)))
	}
}

func TestAnIssuerWithAPathHasItsDocumentWhereThePathIsInserted(t *testing.T) {
	t.Parallel()
	k := startWith(t, func(c *app.Config) { c.IssuerPath, c.SignedMetadata = "/tenant", true })
	m := k.Get("/.well-known/oauth-authorization-server/tenant")
	k.Expect(m.Text("issuer")).To(gomega.Equal(k.URL + "/tenant"))
	k.Expect(m.Text("token_endpoint")).To(gomega.Equal(k.URL + "/token"))
	k.Expect(k.Get("/.well-known/oauth-authorization-server").Status).To(gomega.Equal(404))
	r := k.Get("/.well-known/oauth-protected-resource/mcp")
	k.Expect(r.JSON()["authorization_servers"]).To(gomega.ConsistOf(k.URL + "/tenant"))
	k.Expect(strings.Split(r.Text("signed_metadata"), ".")).To(gomega.HaveLen(3))
	end := k.Browse().Through(k.AuthorizeQuery(k.Register()), 0, "allow")
	k.Expect(end.Query().Get("iss")).To(gomega.Equal(k.URL + "/tenant"))
}
