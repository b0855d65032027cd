package client_test

import (
	"context"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/host"
)

const good = `{"access_token":"access-token-1","token_type":"bearer","expires_in":3600,"refresh_token":"refresh-token-1","scope":"read"}`

func grantOf(p *client.Player) *client.Grant {
	return &client.Grant{Code: "the-code-1", Verifier: "the-verifier", RedirectURI: "https://r", Resource: "https://h/mcp", Client: p.Client}
}

func TestRedeem(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"POST /token": asJSON(200, good)})
	grant, ctx := grantOf(p), context.Background()
	token, err := p.ParseToken(p.Redeem(ctx, grant), grant)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(f.last(t).form).To(gomega.Equal(url.Values{
		"grant_type": {"authorization_code"}, "code": {"the-code-1"}, "code_verifier": {"the-verifier"},
		"redirect_uri": {"https://r"}, "resource": {"https://h/mcp"}, "client_id": {"cl"},
	}))
	g.Expect(token.Problems).To(gomega.BeEmpty())
	g.Expect(token.Expiry()).To(gomega.Equal(p.Now().Add(time.Hour)))
	g.Expect(p.Ledger.Effects().Tokens).To(gomega.Equal(1))
	g.Expect(p.Wire.Wire().Redact("access-token-1 refresh-token-1")).NotTo(gomega.ContainSubstring("token-1"))

	p.Redeem(ctx, grant, client.Without("code_verifier"), client.With("code", "a", "b"))
	g.Expect(f.last(t).form).NotTo(gomega.HaveKey("code_verifier"))
	g.Expect(f.last(t).form["code"]).To(gomega.Equal([]string{"a", "b"}))
	p.Redeem(ctx, grant, client.JSONBody())
	g.Expect(f.last(t).Header.Get("Content-Type")).To(gomega.Equal("application/json"))
	g.Expect(f.last(t).body).To(gomega.ContainSubstring(`"code":"the-code-1"`))
}

func TestClientAuthentication(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"POST /token": asJSON(200, good)})
	ctx := context.Background()
	grant := grantOf(p)
	p.WithClient(&client.Registration{ClientID: "b", Secret: "s&cret", AuthMethod: "client_secret_post"}).Redeem(ctx, grant)
	g.Expect(f.last(t).form.Get("client_id")).To(gomega.Equal("b"), "the player's client sends another's code")
	g.Expect(f.last(t).form.Get("client_secret")).To(gomega.Equal("s&cret"))

	p.WithClient(&client.Registration{ClientID: "b:c", Secret: "s&cret", AuthMethod: "client_secret_basic"}).Redeem(ctx, grant)
	id, secret, ok := f.last(t).BasicAuth()
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect([]string{id, secret}).To(gomega.Equal([]string{"b%3Ac", "s%26cret"}))
	g.Expect(f.last(t).form).NotTo(gomega.HaveKey("client_id"))

	p.Client = nil
	p.Redeem(ctx, grant)
	g.Expect(f.last(t).form.Get("client_id")).To(gomega.Equal("cl"), "else the grant's own")
}

func TestTokenResponses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		handler      http.HandlerFunc
		err, problem string
	}{
		"good":          {asJSON(200, good), "", ""},
		"no type":       {asJSON(200, `{"access_token":"access-token-1","expires_in":1}`), "", "token_type is missing"},
		"other type":    {asJSON(200, `{"access_token":"access-token-1","expires_in":1,"token_type":"DPoP"}`), "", `token_type is "DPoP"`},
		"text lifetime": {asJSON(200, `{"access_token":"access-token-1","expires_in":"3600","token_type":"Bearer"}`), "", "expires_in is a string"},
		"no lifetime":   {asJSON(200, `{"access_token":"access-token-1","token_type":"Bearer"}`), "", "expires_in is missing"},
		"huge lifetime": {asJSON(200, `{"access_token":"access-token-1","token_type":"Bearer","expires_in":1e300}`), "", "not a positive whole number"},
		"refresh null":  {asJSON(200, `{"access_token":"access-token-1","token_type":"Bearer","expires_in":1,"refresh_token":null}`), "", "refresh_token is null"},
		"form encoded":  {answer(200, "application/x-www-form-urlencoded", "access_token=x"), "cannot be read", ""},
		"json as text":  {answer(200, "text/plain", good), "", `content type is "text/plain"`},
		"no token":      {asJSON(200, `{"token_type":"Bearer"}`), "no access_token", ""},
		"refused":       {asJSON(400, `{"error":"invalid_grant","error_description":"used"}`), "400 invalid_grant used", ""},
		"broken":        {answer(500, "text/html", "<h1>oops"), "500 without an OAuth error", ""},
		"status 201":    {asJSON(201, good), "201", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			_, p := newFake(t, map[string]http.HandlerFunc{"POST /token": c.handler})
			token, err := p.ParseToken(p.Redeem(context.Background(), grantOf(p)), nil)
			switch {
			case c.err != "":
				g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring(c.err)))
			case c.problem != "":
				g.Expect(err).NotTo(gomega.HaveOccurred())
				g.Expect(token.Problems).To(gomega.ContainElement(gomega.ContainSubstring(c.problem)))
			default:
				g.Expect(token.Problems).To(gomega.BeEmpty())
			}
		})
	}
}

func TestRefreshRevokeIntrospectExchange(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{
		"POST /token": asJSON(200, good), "POST /revoke": answer(200, "", ""), "POST /token/introspect": asJSON(401, `{}`),
		"POST /token/privy/access-token": asJSON(200, `{"privyAccessToken":"privy-token-1"}`),
	})
	ctx := context.Background()
	p.Refresh(ctx, &client.Token{Refresh: "refresh-token-0", Grant: grantOf(p)})
	g.Expect(f.last(t).form).To(gomega.Equal(url.Values{
		"grant_type": {"refresh_token"}, "refresh_token": {"refresh-token-0"}, "resource": {"https://h/mcp"}, "client_id": {"cl"},
	}))
	p.Revoke(ctx, "refresh-token-0", "refresh_token")
	g.Expect(f.last(t).form).To(gomega.Equal(url.Values{"token": {"refresh-token-0"}, "token_type_hint": {"refresh_token"}, "client_id": {"cl"}}))

	urls := p.UnadvertisedURLs(host.Introspection)
	g.Expect(urls).To(gomega.ContainElement(f.URL + "/token/introspect"))
	p.Introspect(ctx, f.URL+"/token/introspect", "access-token-0")
	g.Expect(f.last(t).form).To(gomega.Equal(url.Values{"token": {"access-token-0"}}), "as nobody")
	g.Expect(f.last(t).Header).NotTo(gomega.HaveKey("Authorization"))

	p.PrivyExchange(ctx, p.UnadvertisedURLs(host.PrivyExchange)[0], "access-token-0")
	g.Expect(f.last(t).Header.Get("Authorization")).To(gomega.Equal("Bearer access-token-0"))
	g.Expect(p.Wire.Wire().Redact("privy-token-1")).NotTo(gomega.ContainSubstring("privy-token-1"))
}

func TestTokenBlocks(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	for status, want := range map[int]string{400: "token", 429: "rate-limit"} {
		_, p := newFake(t, map[string]http.HandlerFunc{
			"GET /authorize": responds(func(url.Values) {}), "POST /token": asJSON(status, `{"error":"invalid_grant"}`),
		})
		node, _ := blocked(p, func() { p.Token(context.Background()) })
		g.Expect(node).To(gomega.Equal(want))
	}
	p := newPlayer(t, "https://h")
	node, _ := blocked(p, func() { p.WithAccount(1) })
	g.Expect(node).To(gomega.Equal("login"))
}
