package resource_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/resource"
)

const list = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`

func TestChallengeWithoutToken(t *testing.T) {
	t.Parallel()
	s := open(t)
	want := `Bearer resource_metadata="` + s.URL + `/.well-known/oauth-protected-resource/mcp", scope="read write privy:token:exchange"`
	for name, headers := range map[string]header{
		"nothing":       {},
		"other scheme":  {"Authorization": "Basic YTpi"},
		"not a scheme":  {"Authorization": "foo"},
		"empty bearer":  {"Authorization": "Bearer "},
		"bare bearer":   {"Authorization": "Bearer"},
		"another place": {"X-Access-Token": "full"},
	} {
		g := gomega.NewWithT(t)
		for _, method := range []string{http.MethodPost, http.MethodGet, http.MethodDelete, http.MethodPut, http.MethodOptions} {
			a := s.do(method, "/mcp?access_token=full", list, headers)
			g.Expect(a.StatusCode).To(gomega.Equal(401), name+" "+method)
			g.Expect(a.Header.Values("WWW-Authenticate")).To(gomega.Equal([]string{want}), name+" "+method)
			g.Expect(a.Header.Get("Cache-Control")).To(gomega.Equal("no-store"))
			g.Expect(string(a.body)).To(gomega.BeEmpty())
		}
	}
}

func TestTokenInTheBodyIsNoToken(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	form := header{"Content-Type": "application/x-www-form-urlencoded"}
	g.Expect(s.do(http.MethodPost, "/mcp", "access_token=full", form).StatusCode).To(gomega.Equal(401))
	meta := `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"access_token":"full","Authorization":"Bearer full"}}}`
	g.Expect(s.send("", meta).StatusCode).To(gomega.Equal(401))
}

func TestChallengeWithBadToken(t *testing.T) {
	t.Parallel()
	s := open(t)
	for name, token := range map[string]string{
		"unknown":              "nobody",
		"two words":            "full reader",
		"not a token at all":   `"\,=`,
		"for another resource": "alien",
		"audience with slash":  "slash",
	} {
		g := gomega.NewWithT(t)
		a := s.send(token, list)
		g.Expect(a.StatusCode).To(gomega.Equal(401), name)
		challenge := a.Header.Get("WWW-Authenticate")
		g.Expect(challenge).To(gomega.HavePrefix(`Bearer resource_metadata="`+s.URL+`/.well-known/oauth-protected-resource/mcp", `), name)
		g.Expect(challenge).To(gomega.ContainSubstring(`error="invalid_token", error_description="`), name)
		g.Expect(string(a.body)).To(gomega.ContainSubstring(`"error":"invalid_token"`), name)
		g.Expect(string(a.body)).NotTo(gomega.ContainSubstring(token), name)
	}
}

func TestTwoAuthorizationHeadersAreMalformed(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/mcp", strings.NewReader(list))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	req.Header["Authorization"] = []string{"Bearer full", "Bearer reader"}
	res, err := s.Client().Do(req)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	defer func() { _ = res.Body.Close() }()
	g.Expect(res.StatusCode).To(gomega.Equal(400))
	g.Expect(res.Header.Get("WWW-Authenticate")).To(gomega.ContainSubstring(`error="invalid_request"`))
}

func TestGoodTokens(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	g.Expect(s.send("full", list).StatusCode).To(gomega.Equal(200))
	g.Expect(s.send("root", list).StatusCode).To(gomega.Equal(200), "the origin is an audience too")
	g.Expect(s.send("", list, header{"Authorization": "bEaReR full"}).StatusCode).To(gomega.Equal(200))
	g.Expect(s.do(http.MethodPost, "/mcp?access_token=nobody", list, header{
		"Authorization": "Bearer full", "Content-Type": "application/json", "Accept": "application/json, text/event-stream",
	}).StatusCode).To(gomega.Equal(200), "a token in the query is not looked at")
	for _, method := range []string{http.MethodGet, http.MethodDelete} {
		a := s.do(method, "/mcp", "", header{"Authorization": "Bearer full", "Accept": "text/event-stream"})
		g.Expect(a.StatusCode).To(gomega.Equal(405))
		g.Expect(a.Header.Get("Allow")).To(gomega.Equal("POST"))
	}
}

func TestVerifierThatCannotTellIsNotTheTokensFault(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := open(t).send("verifier-down", list)
	g.Expect(a.StatusCode).To(gomega.Equal(503))
	g.Expect(a.Header.Get("WWW-Authenticate")).To(gomega.BeEmpty())
	g.Expect(string(a.body)).NotTo(gomega.ContainSubstring("10.0.0.9"))
}

func TestInsufficientScopeNamesAllThatIsNeeded(t *testing.T) {
	t.Parallel()
	s := open(t)
	for name, tc := range map[string]struct{ token, body, scope string }{
		"base":   {"none", list, "read"},
		"tool":   {"reader", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"perform-item-action","arguments":{"itemId":"item-1","action":"complete"}}}`, "read write"},
		"both":   {"none", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"extract_intent","arguments":{"fullInputText":"x"}}}`, "read privy:token:exchange"},
		"method": {"none", "", "read"},
	} {
		g := gomega.NewWithT(t)
		a := s.send(tc.token, tc.body)
		g.Expect(a.StatusCode).To(gomega.Equal(403), name)
		challenge := a.Header.Get("WWW-Authenticate")
		g.Expect(challenge).To(gomega.ContainSubstring(`scope="`+tc.scope+`", error="insufficient_scope", error_description="`), name)
		g.Expect(challenge).To(gomega.ContainSubstring(`resource_metadata="`), name)
	}
	g := gomega.NewWithT(t)
	g.Expect(s.call("reader", "get-items", `{}`).StatusCode).To(gomega.Equal(200))
	batch := `[` + list + `,{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"perform-item-action","arguments":{}}}]`
	g.Expect(s.send("reader", batch, header{"MCP-Protocol-Version": "2025-03-26"}).StatusCode).To(gomega.Equal(403), "in a batch too")
}

// What the look at the body misses, the tool still refuses: here "name" comes twice, and the two
// parsers may differ on which counts.
func TestToolGuardsItsScopesItself(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	for _, body := range []string{
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"perform-item-action","Name":"echo","arguments":{"itemId":"item-1","action":"complete"}}}`,
		`{"jsonrpc":"2.0","id":1,"method":"tools/call","Method":"tools/list","params":{"name":"perform-item-action","arguments":{"itemId":"item-1","action":"complete"}}}`,
	} {
		a := s.send("reader", body)
		if a.StatusCode == 200 && a.rpc.Error == nil {
			r := a.tool(g)
			g.Expect(r.IsError).To(gomega.BeTrue(), string(a.body))
			g.Expect(r.Meta["mcp/www_authenticate"]).To(gomega.ConsistOf(gomega.ContainSubstring(`error="insufficient_scope", error_description=`)))
		}
	}
	items := s.call("reader", "get-items", `{"status":"done"}`).tool(g)
	g.Expect(items.Structured["items"]).To(gomega.BeEmpty())
}

func TestChallengeIsAPart(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t, func(c *resource.Config) {
		c.Challenge = func(w http.ResponseWriter, ch resource.Challenge) {
			w.Header().Set("WWW-Authenticate", "Bearer, "+ch.Params())
			ch.WriteBody(w)
		}
	})
	a := s.send("", list)
	g.Expect(a.StatusCode).To(gomega.Equal(401))
	g.Expect(a.Header.Get("WWW-Authenticate")).To(gomega.HavePrefix(`Bearer, resource_metadata="`))
}

func TestChallengeCannotBeBrokenByItsValues(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	c := resource.Challenge{Error: "invalid_token", Description: "say \"no\" \\ \r\nX: y, ünd"}
	g.Expect(c.String()).To(gomega.Equal(`Bearer error="invalid_token", error_description="say \"no\" \\ X: y, nd"`))
}
