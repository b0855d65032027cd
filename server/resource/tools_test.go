package resource_test

import (
	"encoding/json"
	"regexp"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/resource"
)

// listed is a tool as a host reads it.
type listed struct {
	Name, Title, Description string
	InputSchema              map[string]any `json:"inputSchema"`
	OutputSchema             map[string]any `json:"outputSchema"`
	Annotations              map[string]any `json:"annotations"`
	SecuritySchemes          []any          `json:"securitySchemes"`
	Meta                     map[string]any `json:"_meta"`
}

func (s *site) tools(g *gomega.WithT, headers ...header) map[string]listed {
	body := list
	if len(headers) > 0 {
		body = `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{` + modernMeta + `}}`
	}
	a := s.send("full", body, headers...)
	g.Expect(a.StatusCode).To(gomega.Equal(200), string(a.body))
	var res struct {
		Tools      []listed `json:"tools"`
		CacheScope string   `json:"cacheScope"`
	}
	g.Expect(json.Unmarshal(a.rpc.Result, &res)).To(gomega.Succeed())
	g.Expect(res.CacheScope).To(gomega.Equal("private"))
	tools := map[string]listed{}
	for _, tool := range res.Tools {
		tools[tool.Name] = tool
	}
	g.Expect(tools).To(gomega.HaveLen(len(res.Tools)))
	return tools
}

func TestToolsAreListedAsHostsNeedThem(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	tools := s.tools(g)
	g.Expect(s.tools(g, modern("tools/list"))).To(gomega.Equal(tools))
	scopes := map[string][]any{
		"echo":                 {"read"},
		"get-items":            {"read"},
		"perform-item-action":  {"read", "write"},
		"extract_intent":       {"read", "privy:token:exchange"},
		"discover_connections": {"read", "privy:token:exchange"},
	}
	g.Expect(tools).To(gomega.HaveLen(len(scopes)))
	for name, want := range scopes {
		tool := tools[name]
		g.Expect(tool.Title).NotTo(gomega.BeEmpty(), name)
		g.Expect(tool.Description).NotTo(gomega.BeEmpty(), name)
		g.Expect(tool.InputSchema).To(gomega.HaveKeyWithValue("type", "object"), name)
		g.Expect(tool.OutputSchema).To(gomega.HaveKeyWithValue("type", "object"), name)
		for _, hint := range []string{"readOnlyHint", "destructiveHint", "openWorldHint", "idempotentHint"} {
			g.Expect(tool.Annotations).To(gomega.HaveKey(hint), name)
		}
		g.Expect(tool.Annotations["readOnlyHint"]).To(gomega.Equal(name != "perform-item-action"), name)
		schemes := []any{map[string]any{"type": "oauth2", "scopes": want}}
		g.Expect(tool.SecuritySchemes).To(gomega.Equal(schemes), name)
		g.Expect(tool.Meta["securitySchemes"]).To(gomega.Equal(schemes), name)
	}
	g.Expect(tools["get-items"].InputSchema).NotTo(gomega.HaveKey("required"))
	g.Expect(tools["extract_intent"].InputSchema["required"]).To(gomega.ConsistOf("fullInputText"))
	g.Expect(tools["discover_connections"].InputSchema["required"]).To(gomega.ConsistOf("fullInputText"))
	all, err := json.Marshal(tools)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	g.Expect(string(all)).NotTo(gomega.ContainSubstring(`["null"`), "no value of ours is ever null")
}

func TestWidgetsCanBeRead(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	external := regexp.MustCompile(`(?i)(src|href|action)\s*=|https?:|@import|url\(|innerHTML|eval\(`)
	for name, uri := range map[string]string{
		"get-items":            "ui://widget/items.html",
		"discover_connections": "ui://widget/connections.html",
	} {
		meta := s.tools(g)[name].Meta
		g.Expect(meta["ui"]).To(gomega.Equal(map[string]any{"resourceUri": uri}))
		g.Expect(meta["openai/outputTemplate"]).To(gomega.Equal(uri))
		a := s.send("full", `{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"`+uri+`"}}`)
		var res struct {
			CacheScope string `json:"cacheScope"`
			Contents   []struct {
				URI, MIMEType, Text string
				Meta                map[string]map[string]any `json:"_meta"`
			}
		}
		g.Expect(json.Unmarshal(a.rpc.Result, &res)).To(gomega.Succeed(), string(a.body))
		g.Expect(res.CacheScope).To(gomega.Equal("private"))
		g.Expect(res.Contents).To(gomega.HaveLen(1))
		g.Expect(res.Contents[0].URI).To(gomega.Equal(uri))
		g.Expect(res.Contents[0].MIMEType).To(gomega.Equal("text/html;profile=mcp-app"))
		g.Expect(res.Contents[0].Text).To(gomega.HavePrefix("<!doctype html>"))
		g.Expect(res.Contents[0].Meta["ui"]).To(gomega.And(
			gomega.HaveKeyWithValue("domain", s.URL),
			gomega.HaveKeyWithValue("csp", map[string]any{"connectDomains": []any{}, "resourceDomains": []any{}, "frameDomains": []any{}})))
		g.Expect(external.FindString(res.Contents[0].Text)).To(gomega.BeEmpty())
	}
	a := s.send("full", `{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"ui://widget/../x.html"}}`)
	g.Expect(a.rpc.Error).NotTo(gomega.BeNil())
	g.Expect(string(a.body)).NotTo(gomega.ContainSubstring("contents"))
}

func TestEchoAndItems(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	echo := s.call("full", "echo", `{"text":"héllo <b>"}`).tool(g)
	g.Expect(echo.IsError).To(gomega.BeFalse())
	g.Expect(echo.Structured).To(gomega.Equal(map[string]any{"text": "héllo <b>"}))
	var mirror map[string]any
	g.Expect(json.Unmarshal([]byte(echo.Content[0].Text), &mirror)).To(gomega.Succeed())
	g.Expect(mirror).To(gomega.Equal(echo.Structured))

	done := s.call("full", "perform-item-action", `{"itemId":"item-1","action":"complete"}`).tool(g)
	g.Expect(done.Structured).To(gomega.HaveKeyWithValue("status", "done"))
	g.Expect(s.call("full", "get-items", `{"status":"done"}`).tool(g).Structured["items"]).To(gomega.HaveLen(1))
	g.Expect(s.call("bob", "get-items", `{"status":"done"}`).tool(g).Structured["items"]).To(gomega.BeEmpty(), "another user's list")
	g.Expect(s.call("full", "get-items", `{}`).tool(g).Structured["items"]).To(gomega.HaveLen(3))
}

func TestArgumentsAreValidated(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	for _, c := range [][2]string{
		{"echo", `{}`},
		{"echo", `{"text":1}`},
		{"echo", `{"text":"x","more":1}`},
		{"get-items", `{"status":1}`},
		{"get-items", `{"status":"lost"}`},
		{"perform-item-action", `{"itemId":"item-1","action":"explode"}`},
		{"perform-item-action", `{"itemId":"item-9","action":"complete"}`},
		{"extract_intent", `{}`},
		{"extract_intent", `{"fullInputText":" "}`},
		{"discover_connections", `{"fullInputText":"x","maxConnections":0}`},
		{"discover_connections", `{"fullInputText":"x","maxConnections":51}`},
	} {
		r := s.call("full", c[0], c[1]).tool(g)
		g.Expect(r.IsError).To(gomega.BeTrue(), c[0]+c[1])
		g.Expect(r.Content).To(gomega.HaveLen(1), c[0]+c[1])
		g.Expect(r.Content[0].Text).NotTo(gomega.BeEmpty())
		g.Expect(r.Meta).NotTo(gomega.HaveKey("mcp/www_authenticate"), "signing in would not help")
	}
}

func TestDescribeHasTheLastWord(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t, func(c *resource.Config) {
		c.Describe = func(l resource.Listed) { l["inputSchema"] = nil }
	})
	for _, tool := range s.tools(g) {
		g.Expect(tool.InputSchema).To(gomega.BeNil())
	}
	empty := open(t, func(c *resource.Config) { c.Tools = []resource.Tool{} })
	a := empty.send("full", list)
	g.Expect(string(a.rpc.Result)).To(gomega.ContainSubstring(`"tools":[]`))
}
