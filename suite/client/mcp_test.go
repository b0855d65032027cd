package client_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/suite/client"
)

type object = map[string]any

// sent is the last message that reached the server.
func (f *fake) message(t *testing.T) object {
	t.Helper()
	var m object
	if err := json.Unmarshal([]byte(f.last(t).body), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// echoing answers with a result for the id of the request.
func echoing(contentType, before, result, after string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var m struct{ ID json.RawMessage }
		if err := json.NewDecoder(r.Body).Decode(&m); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", contentType)
		_, _ = io.WriteString(w, before+fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,%s}`, m.ID, result)+after)
	}
}

func TestHandshakeEraMessage(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": echoing("application/json", "", `"result":{"tools":[]}`, "")})
	p.Session = &client.Session{Version: "2025-11-25", ID: "session-1"}
	rpc := p.MCP(context.Background(), "access-token-1", "tools/list", nil)
	g.Expect(rpc.Err).NotTo(gomega.HaveOccurred())
	g.Expect(string(rpc.Result)).To(gomega.Equal(`{"tools":[]}`))
	g.Expect(rpc.Problems).To(gomega.BeEmpty())
	h := f.last(t).Header
	g.Expect(h.Get("Authorization")).To(gomega.Equal("Bearer access-token-1"))
	g.Expect(h.Get("Accept")).To(gomega.Equal("application/json, text/event-stream"))
	g.Expect(h.Get("MCP-Protocol-Version")).To(gomega.Equal("2025-11-25"))
	g.Expect(h.Get("Mcp-Session-Id")).To(gomega.Equal("session-1"))
	g.Expect(h).NotTo(gomega.HaveKey("Mcp-Method"))
	g.Expect(f.message(t)).To(gomega.Equal(object{"jsonrpc": "2.0", "id": rpcID(rpc), "method": "tools/list"}))
}

// rpcID is the id as JSON decodes it.
func rpcID(rpc *client.RPC) any {
	if n, ok := rpc.ID.(int64); ok {
		return float64(n)
	}
	return rpc.ID
}

func TestModernMessage(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": echoing("application/json", "", `"result":{}`, "")})
	p.Session = &client.Session{Version: "2026-07-28"}
	p.MCP(context.Background(), "", "tools/call", object{"name": "sök", "_meta": object{"progressToken": 1}})
	h := f.last(t).Header
	g.Expect(h).NotTo(gomega.HaveKey("Authorization"))
	g.Expect(h.Get("MCP-Protocol-Version")).To(gomega.Equal("2026-07-28"))
	g.Expect(h.Get("Mcp-Method")).To(gomega.Equal("tools/call"))
	g.Expect(h.Get("Mcp-Name")).To(gomega.Equal("=?base64?c8O2aw==?="))
	params, ok := f.message(t)["params"].(object)
	g.Expect(ok).To(gomega.BeTrue())
	g.Expect(params["_meta"]).To(gomega.HaveKeyWithValue("io.modelcontextprotocol/protocolVersion", "2026-07-28"))
	g.Expect(params["_meta"]).To(gomega.HaveKey("io.modelcontextprotocol/clientInfo"))
	g.Expect(params["_meta"]).To(gomega.HaveKey("io.modelcontextprotocol/clientCapabilities"))
	g.Expect(params["_meta"]).To(gomega.HaveKeyWithValue("progressToken", 1.0))
	g.Expect(p.Ledger.Effects().ToolCalls).To(gomega.Equal([]string{"sök"}))
}

func TestMessageIsChangedByOptions(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": answer(202, "", "")})
	ctx := context.Background()
	rpc := p.MCP(ctx, "access-token-1", "notifications/x", nil, client.Notification(), client.SessionID("s"), client.Header("Authorization", "bearer other"))
	g.Expect(rpc.Status).To(gomega.Equal(202))
	g.Expect(rpc.Result).To(gomega.BeNil())
	g.Expect(rpc.Problems).To(gomega.BeEmpty())
	g.Expect(f.message(t)).NotTo(gomega.HaveKey("id"))
	g.Expect(f.last(t).Header.Get("Mcp-Session-Id")).To(gomega.Equal("s"))
	g.Expect(f.last(t).Header.Get("Authorization")).To(gomega.Equal("bearer other"))

	p.MCP(ctx, "", "tools/list", nil, client.Version("2026-07-28"), client.ID("mine"), client.Header("Mcp-Method"), client.Header("Host", "other.example"),
		client.Message(func(m object) { delete(m, "jsonrpc") }))
	g.Expect(f.last(t).Header).NotTo(gomega.HaveKey("Mcp-Method"))
	g.Expect(f.last(t).Host).To(gomega.Equal("other.example"))
	g.Expect(f.message(t)).To(gomega.HaveKeyWithValue("id", "mine"))
	g.Expect(f.message(t)).NotTo(gomega.HaveKey("jsonrpc"))
	g.Expect(p.MCP(ctx, "", "x", []int{1}).Err).To(gomega.HaveOccurred(), "params are an object")
}

func TestAnswerInAStream(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	hold := make(chan struct{})
	t.Cleanup(func() { close(hold) })
	_, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": func(w http.ResponseWriter, r *http.Request) {
		echoing("text/event-stream", "id: 1\ndata:\n\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}\n\ndata: ",
			`"result":{"ok":true}`, "\n\n")(w, r)
		_ = http.NewResponseController(w).Flush()
		select { // a stream that stays open
		case <-hold:
		case <-r.Context().Done():
		}
	}})
	rpc := p.MCP(context.Background(), "", "tools/list", nil)
	g.Expect(rpc.Err).NotTo(gomega.HaveOccurred())
	g.Expect(string(rpc.Result)).To(gomega.Equal(`{"ok":true}`))
	g.Expect(rpc.Notifications).To(gomega.HaveLen(1))
	g.Expect(rpc.Problems).To(gomega.BeEmpty())
}

func TestAnswersThatAreWrong(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		handler http.HandlerFunc
		problem string
		result  bool
	}{
		"other id":        {asJSON(200, `{"jsonrpc":"2.0","id":"other","result":{}}`), "has id \"other\"", false},
		"id as text":      {asJSON(200, `{"jsonrpc":"2.0","id":"1","result":{}}`), "has id \"1\"", false},
		"both":            {asJSON(200, `{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":1,"message":"m"}}`), "both result and error", true},
		"neither":         {asJSON(200, `{"jsonrpc":"2.0","id":1}`), "neither", false},
		"batch":           {asJSON(200, `[{"jsonrpc":"2.0","id":1,"result":{}}]`), "not one JSON-RPC message", false},
		"no version":      {asJSON(200, `{"id":1,"result":{}}`), `jsonrpc is ""`, true},
		"code as text":    {asJSON(200, `{"jsonrpc":"2.0","id":1,"error":{"code":"x"}}`), "not one JSON-RPC message", false},
		"html":            {answer(502, "text/html", "<h1>bad gateway"), "", false},
		"two in a stream": {answer(200, "text/event-stream", "data: {\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{}}\n\n"), "has id 9", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			_, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": c.handler})
			rpc := p.MCP(context.Background(), "", "tools/list", nil)
			if c.problem == "" {
				g.Expect(rpc.Problems).To(gomega.BeEmpty())
			} else {
				g.Expect(rpc.Problems).To(gomega.ContainElement(gomega.ContainSubstring(c.problem)))
			}
			g.Expect(rpc.Result != nil).To(gomega.Equal(c.result))
		})
	}
}

func TestErrorWithoutAnIDIsAnAnswer(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": asJSON(400, `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"parse"}}`)})
	rpc := p.MCP(context.Background(), "", "tools/list", nil)
	g.Expect(rpc.Error.Code).To(gomega.Equal(-32700))
	g.Expect(rpc.Problems).To(gomega.HaveLen(1))
	_, err := rpc.Object()
	g.Expect(err).To(gomega.MatchError(gomega.ContainSubstring("-32700")))
}

// byMethod answers each method with its own body, in which %s stands for the id.
func byMethod(bodies map[string]string, status map[string]int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var m struct {
			ID     json.RawMessage
			Method string
		}
		if err := json.NewDecoder(r.Body).Decode(&m); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		if m.Method == "initialize" {
			w.Header().Set("Mcp-Session-Id", "session-12345678")
		}
		if s := status[m.Method]; s != 0 {
			w.WriteHeader(s)
		}
		if body, ok := bodies[m.Method]; ok {
			_, _ = fmt.Fprintf(w, `{"jsonrpc":"2.0","id":%s,%s}`, m.ID, body)
		}
	}
}

func TestConnectModern(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": byMethod(map[string]string{
		"server/discover": `"result":{"supportedVersions":["2025-11-25","2026-07-28"]}`}, nil)})
	shake := p.Connect(context.Background(), "access-token-1")
	g.Expect(shake.Session).To(gomega.Equal(&client.Session{Version: "2026-07-28"}))
	g.Expect(shake.Initialize).To(gomega.BeNil())
	g.Expect(f.message(t)).To(gomega.HaveKeyWithValue("id", "openai-mcp-discover"))
}

func TestConnectFallsBackToInitialize(t *testing.T) {
	t.Parallel()
	const initialized = `"result":{"protocolVersion":"2025-06-18","capabilities":{},"serverInfo":{"name":"n","version":"1"}}`
	for name, discover := range map[string]string{
		"unknown method":    `"error":{"code":-32601,"message":"no such method"}`,
		"only older ones":   `"result":{"supportedVersions":["2025-11-25"]}`,
		"says which to use": `"error":{"code":-32022,"message":"version","data":{"supported":["2025-11-25"]}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := gomega.NewWithT(t)
			f, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": byMethod(
				map[string]string{"server/discover": discover, "initialize": initialized},
				map[string]int{"notifications/initialized": 202, "server/discover": 400})})
			p.Session = &client.Session{Version: "stale", ID: "stale"}
			shake := p.Connect(context.Background(), "access-token-1")
			g.Expect(shake.Session).To(gomega.Equal(&client.Session{Version: "2025-06-18", ID: "session-12345678"}))
			g.Expect(shake.Initialized.Status).To(gomega.Equal(202))
			g.Expect(f.last(t).Header.Get("Mcp-Session-Id")).To(gomega.Equal("session-12345678"))
			g.Expect(f.last(t).Header.Get("MCP-Protocol-Version")).To(gomega.Equal("2025-06-18"))
			g.Expect(f.seen[1].Header).NotTo(gomega.HaveKey("Mcp-Protocol-Version"), "nothing is negotiated before initialize")
			g.Expect(f.seen[1].Header).NotTo(gomega.HaveKey("Mcp-Session-Id"))
		})
	}
}

func TestConnectGetsNothing(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	_, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": asJSON(401, `{}`)})
	shake := p.Connect(context.Background(), "")
	g.Expect(shake.Session).To(gomega.BeNil())
	g.Expect(shake.Initialized).To(gomega.BeNil())
	g.Expect(shake.Initialize.Status).To(gomega.Equal(401))
}

func TestProbeIsAnUnauthenticatedInitialize(t *testing.T) {
	t.Parallel()
	g := gomega.NewWithT(t)
	f, p := newFake(t, map[string]http.HandlerFunc{"POST /mcp": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("WWW-Authenticate", `Bearer resource_metadata="https://h/x"`)
		w.WriteHeader(http.StatusUnauthorized)
	}})
	resp := p.Probe(context.Background())
	g.Expect(resp.Status).To(gomega.Equal(401))
	g.Expect(resp.Bearer().ResourceMetadata).To(gomega.Equal("https://h/x"))
	g.Expect(f.last(t).Header).NotTo(gomega.HaveKey("Authorization"))
	g.Expect(f.message(t)).To(gomega.HaveKeyWithValue("method", "initialize"))
	p.Imitate = true
	p.Probe(context.Background())
	g.Expect(f.last(t).Header.Get("User-Agent")).To(gomega.Equal("openai-mcp/1.0.0"))
}
