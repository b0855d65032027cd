package resource_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/protocolapi"
	"github.com/mcpconform/mcpconform/server/resource"
)

func modern(method string) header {
	return header{"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": method}
}

const modernMeta = `"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",` +
	`"io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"}}`

func TestDiscover(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	a := open(t).send("full", `{"jsonrpc":"2.0","id":"d","method":"server/discover","params":{`+modernMeta+`}}`, modern("server/discover"))
	g.Expect(a.StatusCode).To(gomega.Equal(200), string(a.body))
	g.Expect(a.Header.Get("Content-Type")).To(gomega.Equal("application/json"))
	var res struct {
		Versions     []string       `json:"supportedVersions"`
		Capabilities map[string]any `json:"capabilities"`
		TTL          *int           `json:"ttlMs"`
		CacheScope   string         `json:"cacheScope"`
		ResultType   string         `json:"resultType"`
		Meta         map[string]any `json:"_meta"`
	}
	g.Expect(json.Unmarshal(a.rpc.Result, &res)).To(gomega.Succeed())
	g.Expect(res.Versions).To(gomega.ContainElements("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"))
	g.Expect(res.Capabilities).To(gomega.Equal(map[string]any{
		"tools": map[string]any{}, "resources": map[string]any{},
		"extensions": map[string]any{"io.modelcontextprotocol/ui": map[string]any{}},
	}))
	g.Expect(res.CacheScope).To(gomega.Equal("private"))
	g.Expect(res.TTL).To(gomega.HaveValue(gomega.Equal(300_000)))
	g.Expect(res.ResultType).To(gomega.Equal("complete"))
	g.Expect(res.Meta).To(gomega.HaveKey("io.modelcontextprotocol/serverInfo"))
}

func TestInitialize(t *testing.T) {
	t.Parallel()
	s := open(t)
	for asked, want := range map[string]string{
		"2025-11-25": "2025-11-25", "2025-06-18": "2025-06-18", "2025-03-26": "2025-03-26",
		"2026-07-28": "2025-11-25", "1900-01-01": "2025-11-25",
	} {
		g := gomega.NewWithT(t)
		body := `{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"` + asked +
			`","capabilities":{"extensions":{"x/y":{}}},"clientInfo":{"name":"t","version":"1"}}}`
		a := s.do(http.MethodPost, "/mcp", body, header{ // the first request of a session has no version header
			"Authorization": "Bearer full", "Content-Type": "application/json", "Accept": "application/json, text/event-stream",
		})
		g.Expect(a.StatusCode).To(gomega.Equal(200), string(a.body))
		g.Expect(a.Header.Get("Mcp-Session-Id")).To(gomega.BeEmpty())
		var res struct {
			Version      string         `json:"protocolVersion"`
			Capabilities map[string]any `json:"capabilities"`
			Info         struct{ Name, Version string }
			ServerInfo   struct{ Name, Version string } `json:"serverInfo"`
		}
		g.Expect(json.Unmarshal(a.rpc.Result, &res)).To(gomega.Succeed())
		g.Expect(res.Version).To(gomega.Equal(want), asked)
		g.Expect(res.Capabilities).To(gomega.HaveKey("tools"))
		g.Expect(res.ServerInfo.Name).NotTo(gomega.BeEmpty())
		g.Expect(res.ServerInfo.Version).NotTo(gomega.BeEmpty())
	}
}

func TestNotificationIsAccepted(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, version := range []string{"2025-11-25", "2025-06-18", "2025-03-26"} {
		g := gomega.NewWithT(t)
		a := s.send("full", `{"jsonrpc":"2.0","method":"notifications/initialized"}`, header{"MCP-Protocol-Version": version})
		g.Expect(a.StatusCode).To(gomega.Equal(202))
		g.Expect(string(a.body)).To(gomega.BeEmpty())
	}
}

func TestUnknownToolInEveryVersion(t *testing.T) {
	t.Parallel()
	s := open(t)
	g := gomega.NewWithT(t)
	for _, version := range []string{"2025-11-25", "2025-06-18", "2025-03-26"} {
		a := s.send("full", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"no-such-tool"}}`, header{"MCP-Protocol-Version": version})
		g.Expect(a.StatusCode).To(gomega.Equal(200))
		g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32602), version)
	}
	a := s.send("full", `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"no-such-tool",`+modernMeta+`}}`,
		modern("tools/call"), header{"Mcp-Name": "no-such-tool"})
	g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32602), string(a.body))
}

func TestUndeclaredMethods(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, method := range []string{"no/such", "prompts/list", "completion/complete", "logging/setLevel", "resources/subscribe"} {
		g := gomega.NewWithT(t)
		a := s.send("full", `{"jsonrpc":"2.0","id":"i","method":"`+method+`","params":{}}`)
		g.Expect(a.StatusCode).To(gomega.Equal(200), string(a.body))
		g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32601))
		g.Expect(a.rpc.ID).To(gomega.Equal("i"))
		a = s.send("full", `{"jsonrpc":"2.0","id":3,"method":"`+method+`","params":{`+modernMeta+`}}`, modern(method))
		g.Expect(a.StatusCode).To(gomega.Equal(404))
		g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32601))
		g.Expect(a.rpc.ID).To(gomega.BeEquivalentTo(3))
	}
	g := gomega.NewWithT(t)
	ping := `{"jsonrpc":"2.0","id":1,"method":"ping"}`
	g.Expect(string(s.send("full", ping).rpc.Result)).To(gomega.Equal("{}"))
	a := s.send("full", `{"jsonrpc":"2.0","id":1,"method":"ping","params":{`+modernMeta+`}}`, modern("ping"))
	g.Expect(a.StatusCode).To(gomega.Equal(404), "ping is gone from 2026-07-28")
}

// What a client of 2026-07-28 has to say with each request.
func TestModernRequestsAreChecked(t *testing.T) {
	t.Parallel()
	s := open(t)
	g := gomega.NewWithT(t)
	version := `"io.modelcontextprotocol/protocolVersion"`
	noCapabilities := `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{` + version + `:"2026-07-28"}}}`
	a := s.send("full", noCapabilities, modern("tools/list"))
	g.Expect(a.StatusCode).To(gomega.Equal(400))
	g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32602))
	unknown := `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{` + version +
		`:"2099-01-01","io.modelcontextprotocol/clientCapabilities":{}}}}`
	a = s.send("full", unknown, modern("tools/list"), header{"MCP-Protocol-Version": "2099-01-01"})
	g.Expect(a.StatusCode).To(gomega.Equal(400))
	g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32022))
	body := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get-items","arguments":{},` + modernMeta + `}}`
	a = s.send("full", body, modern("tools/call"), header{"Mcp-Name": "echo"})
	g.Expect(a.StatusCode).To(gomega.Equal(400))
	g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32020))
	a = s.send("full", body, modern("tools/call"), header{"Mcp-Name": "get-items"})
	g.Expect(a.tool(g).ResultType).To(gomega.Equal("complete"))
}

func TestMalformedMessages(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, body := range []string{``, `{`, `[]`, `null`, `1`, `{"jsonrpc":"2.0"}`, `{"id":1,"method":"tools/list"}`, `{"jsonrpc":"2.0","id":null,"method":"tools/list"}`} {
		g := gomega.NewWithT(t)
		a := s.send("full", body)
		g.Expect(a.StatusCode).To(gomega.Equal(400), body+" → "+string(a.body))
	}
	g := gomega.NewWithT(t)
	big := `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"x":"` + string(make([]byte, 5<<20)) + `"}}`
	g.Expect(s.send("full", big).StatusCode).To(gomega.Equal(413))
	g.Expect(s.send("", big).StatusCode).To(gomega.Equal(401), "authorization comes before the body")
}

// A request that succeeds leaves no line, and one that fails leaves its cause: what the user is spared,
// the operator needs.
func TestLog(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	log := &bytes.Buffer{}
	s := open(t, func(c *resource.Config) { c.Logger = slog.New(slog.NewTextHandler(log, nil)) })
	s.call("full", "get-items", `{}`)
	g.Expect(log.String()).To(gomega.BeEmpty())
	g.Expect(s.backend.SetState(protocolapi.Down)).To(gomega.Succeed())
	s.call("full", "extract_intent", backendTools["extract_intent"])
	g.Expect(log.String()).To(gomega.ContainSubstring("ECONNREFUSED"))
	g.Expect(log.String()).NotTo(gomega.ContainSubstring(privyToken))
}

// Nothing is ever announced, as no capability says listChanged, but listening is part of the protocol.
func TestListening(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	body := `{"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},` + modernMeta + `}}`
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/mcp", strings.NewReader(body))
	g.Expect(err).NotTo(gomega.HaveOccurred())
	for k, v := range modern("subscriptions/listen") {
		req.Header.Set(k, v)
	}
	req.Header.Set("Authorization", "Bearer full")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "application/json, text/event-stream")
	res, err := s.Client().Do(req)
	g.Expect(err).NotTo(gomega.HaveOccurred())
	defer func() { _ = res.Body.Close() }()
	g.Expect(res.StatusCode).To(gomega.Equal(200))
	g.Expect(res.Header.Get("Content-Type")).To(gomega.Equal("text/event-stream"))
	events := bufio.NewScanner(res.Body)
	for events.Scan() && !strings.HasPrefix(events.Text(), "data:") {
		continue
	}
	g.Expect(events.Text()).To(gomega.ContainSubstring("notifications/subscriptions/acknowledged"))
}

// A tool that panics is the mistake of whoever wrote it; the others must not pay for it.
func TestPanicIsAnInternalError(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	s := open(t, func(c *resource.Config) {
		c.Tools = append(c.Tools, resource.NewTool(&mcp.Tool{Name: "burst"},
			func(context.Context, *resource.Call, struct{}) (struct{}, error) { panic("at the seams of 10.1.2.3") }))
	})
	a := s.call("full", "burst", `{}`)
	g.Expect(a.rpc.Error.Code).To(gomega.Equal(-32603), string(a.body))
	g.Expect(string(a.body)).NotTo(gomega.ContainSubstring("10.1.2.3"))
	g.Expect(s.send("full", list).StatusCode).To(gomega.Equal(200))
}

func TestTransportAndMiddlewareAreParts(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	var seen []string
	s := open(t, func(c *resource.Config) {
		c.Transport = func(next http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				for _, m := range resource.MessagesOf(r.Context()) {
					if m.IsNotification() {
						w.WriteHeader(http.StatusTeapot)
						return
					}
				}
				next.ServeHTTP(w, r)
			})
		}
		c.Middleware = []mcp.Middleware{func(next mcp.MethodHandler) mcp.MethodHandler {
			return func(ctx context.Context, method string, req mcp.Request) (mcp.Result, error) {
				seen = append(seen, method)
				return next(ctx, method, req)
			}
		}}
	})
	g.Expect(s.send("full", `{"jsonrpc":"2.0","method":"notifications/initialized"}`).StatusCode).To(gomega.Equal(418))
	g.Expect(s.send("full", list).StatusCode).To(gomega.Equal(200))
	g.Expect(seen).To(gomega.Equal([]string{"tools/list"}))
}
