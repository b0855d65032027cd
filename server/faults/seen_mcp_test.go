package faults_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInMCP = map[string]look{
	"mixed-challenge-incomplete": func(s *apptest.Site) bool {
		a := s.Call("", "get-items", map[string]any{}).Body
		return strings.Contains(a, "mcp/www_authenticate") && !strings.Contains(a, "error_description")
	},
	"mixed-schemes-missing": func(s *apptest.Site) bool {
		a := s.RPC("", "tools/list", nil)
		return a.Status == 200 && strings.Contains(a.Body, "get-items") && !strings.Contains(a.Body, "securitySchemes")
	},
	"mixed-token-ignored": func(s *apptest.Site) bool {
		return strings.Contains(s.Call(s.Tokens(0).Access, "get-items", map[string]any{}).Body, "mcp/www_authenticate")
	},
	"noauth-tool-refuses": func(s *apptest.Site) bool {
		return strings.Contains(s.Call("", "about", map[string]any{}).Body, "mcp/www_authenticate")
	},
	"oauth-enforced-nowhere": func(s *apptest.Site) bool {
		return strings.Contains(s.Call("", "about", map[string]any{}).Body, `"structuredContent"`)
	},
	"discover-500": func(s *apptest.Site) bool {
		return s.RPC(s.Tokens(0).Access, "server/discover", nil).Status == 500
	},
	"initialize-refused": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return s.Initialize(t).Status == 422 && s.RPC(t, "tools/list", nil).Status == 200
	},
	"notification-answered": func(s *apptest.Site) bool {
		a := s.RPC(s.Tokens(0).Access, "notifications/initialized", nil)
		return a.Status == 200 && a.JSON()["error"] != nil
	},
	"tools-schema-null": func(s *apptest.Site) bool {
		return strings.Contains(s.RPC(s.Tokens(0).Access, "tools/list", nil).Body, `"inputSchema":null`)
	},
	"tools-empty": func(s *apptest.Site) bool {
		return strings.Contains(s.RPC(s.Tokens(0).Access, "tools/list", nil).Body, `"tools":[]`)
	},
	"tool-call-500": func(s *apptest.Site) bool {
		return s.Call(s.Tokens(0).Access, "echo", map[string]any{"text": "x"}).Status == 500
	},
	"unknown-tool-succeeds": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return s.Call(t, "no-such-tool", nil).JSON()["result"] != nil && s.Call(t, "get-items", map[string]any{}).JSON()["result"] != nil
	},
	"tool-hangs-on-backend": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		backend(s, "down")
		return !answersWithin(s, t, time.Second)
	},
	"tool-leaks-internals": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		backend(s, "down")
		a := s.Call(t, "extract_intent", map[string]any{"fullInputText": "x"})
		return strings.Contains(a.Body, `"isError":true`) && strings.Contains(a.Body, "ECONNREFUSED")
	},
	"backend-error-uncaught": func(s *apptest.Site) bool {
		return extractIn(s, "error").Status == 500 && extractIn(s, "down").Status == 200
	},
	"backend-body-passed-on": func(s *apptest.Site) bool {
		return strings.Contains(extractIn(s, "error").Body, "intents.js:88") && !strings.Contains(extractIn(s, "down").Body, "ECONNREFUSED")
	},
	"malformed-taken-as-empty": func(s *apptest.Site) bool {
		return !strings.Contains(extractIn(s, "malformed").Body, `"isError":true`)
	},
	"parser-error-passed-on": func(s *apptest.Site) bool {
		return strings.Contains(extractIn(s, "malformed").Body, "unexpected end of JSON input")
	},
	"backend-awaited-forever": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		backend(s, "slow")
		return !answersWithin(s, t, 2*time.Second)
	},
	"privy-awaited-forever": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return s.Privy.Trouble(issuer.Trouble{Delay: time.Minute}) == nil && !answersWithin(s, t, 2*time.Second)
	},
}

// extractIn calls a tool that needs the backend while that is in a state.
func extractIn(s *apptest.Site, state string) apptest.Answer {
	t := s.Tokens(0).Access
	backend(s, state)
	defer backend(s, "up")
	return s.Call(t, "extract_intent", map[string]any{"fullInputText": "x"})
}

// backend sets the state of what the tools call.
func backend(s *apptest.Site, state string) {
	r := s.Request(http.MethodPost, "/backend", "application/json", `{"state":"`+state+`"}`)
	r.RemoteAddr = "127.0.0.1:1"
	r.Header.Set("Authorization", "Bearer "+s.App.ControlToken())
	s.App.Control().ServeHTTP(httptest.NewRecorder(), r)
}

// answersWithin reports whether a call of a tool that needs the backend is answered in time.
func answersWithin(s *apptest.Site, bearer string, limit time.Duration) bool {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	body := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"extract_intent","arguments":{"fullInputText":"x"}}}`
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.MCP(), bytes.NewBufferString(body))
	if err != nil {
		return false
	}
	r.Header.Set("Authorization", "Bearer "+bearer)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json, text/event-stream")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	return resp.Body.Close() == nil
}
