package resource_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/onsi/gomega"

	"github.com/mcpconform/mcpconform/server/protocolapi"
	"github.com/mcpconform/mcpconform/server/resource"
)

const privyToken = "privy-token-of-alice"

// verifier knows the tokens it holds, by name.
type verifier map[string]*resource.Access

func (v verifier) Verify(_ context.Context, raw string) (*resource.Access, error) {
	if raw == "verifier-down" {
		return nil, errors.New("the key server at 10.0.0.9 is gone")
	}
	if a, ok := v[raw]; ok {
		return a, nil
	}
	return nil, resource.InvalidToken("the token is unknown")
}

type exchanger func(context.Context, *resource.Access) (string, error)

func (f exchanger) PrivyToken(ctx context.Context, a *resource.Access) (string, error) {
	return f(ctx, a)
}

// site is a resource server, its backend, and a client.
type site struct {
	*httptest.Server
	t       *testing.T
	backend *protocolapi.API
}

// open starts a site whose origin is its real address. The tokens are full, reader, none (no scope),
// root (issued for the origin), alien (for elsewhere), bob.
func open(t *testing.T, change ...func(*resource.Config)) *site {
	t.Helper()
	backend, err := protocolapi.New(func(_ context.Context, tok string) (string, error) {
		if tok != privyToken {
			return "", errors.New("unknown")
		}
		return "did:privy:alice", nil
	})
	if err != nil {
		t.Fatal(err)
	}
	upstream := httptest.NewServer(backend)
	t.Cleanup(upstream.Close)
	calls, err := protocolapi.NewClient(upstream.URL, upstream.Client())
	if err != nil {
		t.Fatal(err)
	}
	s := &site{Server: httptest.NewUnstartedServer(nil), t: t, backend: backend}
	origin := "http://" + s.Listener.Addr().String()
	cfg := resource.Config{
		Origin:   origin,
		Verifier: tokens(origin),
		Backend:  calls,
		Exchanger: exchanger(func(_ context.Context, a *resource.Access) (string, error) {
			return privyToken, nil
		}),
		BackendTimeout: 5 * time.Second,
	}.WithDefaults()
	for _, f := range change {
		f(&cfg)
	}
	srv, err := resource.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	for _, r := range srv.Routes() {
		mux.Handle(r.Path, r.Handler)
	}
	s.Config.Handler = mux
	s.Start()
	t.Cleanup(s.Close)
	return s
}

func tokens(origin string) verifier {
	access := func(subject, audience string, scopes ...string) *resource.Access {
		return &resource.Access{Subject: subject, ClientID: "client", Audience: []string{audience}, Scopes: scopes}
	}
	mcp := origin + "/mcp"
	return verifier{
		"full":   access("alice", mcp, "read", "write", "privy:token:exchange"),
		"reader": access("alice", mcp, "read"),
		"none":   access("alice", mcp),
		"root":   access("alice", origin, "read"),
		"alien":  access("alice", origin+"/other", "read"),
		"slash":  access("alice", origin+"/", "read"),
		"bob":    access("bob", mcp, "read", "write"),
	}
}

// answer is a response, read.
type answer struct {
	*http.Response
	body []byte
	rpc  rpc
}

// rpc is the JSON-RPC response in a body, if there is one.
type rpc struct {
	ID     any             `json:"id"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

type header map[string]string

func (s *site) do(method, path, body string, headers header) answer {
	s.t.Helper()
	req, err := http.NewRequestWithContext(s.t.Context(), method, s.URL+path, bytes.NewReader([]byte(body)))
	if err != nil {
		s.t.Fatal(err)
	}
	for k, v := range headers {
		if k == "Host" {
			req.Host = v
			continue
		}
		req.Header.Set(k, v)
	}
	res, err := s.Client().Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	a := answer{Response: res}
	if a.body, err = io.ReadAll(res.Body); err != nil {
		s.t.Fatal(err)
	}
	_ = json.Unmarshal(a.body, &a.rpc) // not every answer is JSON-RPC
	return a
}

// send posts body to the endpoint as a well-behaved client of the handshake era does.
func (s *site) send(token, body string, more ...header) answer {
	s.t.Helper()
	headers := header{
		"Content-Type":         "application/json",
		"Accept":               "application/json, text/event-stream",
		"MCP-Protocol-Version": "2025-11-25",
	}
	if token != "" {
		headers["Authorization"] = "Bearer " + token
	}
	for _, h := range more {
		for k, v := range h {
			headers[k] = v
		}
	}
	return s.do(http.MethodPost, "/mcp", body, headers)
}

// call calls a tool with the arguments in JSON.
func (s *site) call(token, tool, arguments string) answer {
	s.t.Helper()
	return s.send(token, `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"`+tool+`","arguments":`+arguments+`}}`)
}

// result is the result of a tool.
type result struct {
	IsError bool `json:"isError"`
	Content []struct {
		Type, Text string
	} `json:"content"`
	Structured map[string]any `json:"structuredContent"`
	Meta       map[string]any `json:"_meta"`
	ResultType string         `json:"resultType"`
}

func (a answer) tool(g *gomega.WithT) result {
	var r result
	g.ExpectWithOffset(1, a.StatusCode).To(gomega.Equal(http.StatusOK), string(a.body))
	g.ExpectWithOffset(1, json.Unmarshal(a.rpc.Result, &r)).To(gomega.Succeed(), string(a.body))
	return r
}
