package faults_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInTransport = map[string]look{
	"session-ended-400": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		session := s.Initialize(t).Header.Get("Mcp-Session-Id")
		in := map[string]string{"Mcp-Session-Id": session}
		before := post(s, t, in, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`).Status
		in["Mcp-Session-Id"] = session + "x"
		return session != "" && before == 200 && post(s, t, in, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`).Status == 400
	},
	"version-header-ignored": func(s *apptest.Site) bool {
		in := map[string]string{"MCP-Protocol-Version": "1900-01-01"}
		return post(s, s.Tokens(0).Access, in, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`).Status == 200
	},
	"accept-json-500": func(s *apptest.Site) bool {
		in := map[string]string{"Accept": "application/json"}
		return post(s, s.Tokens(0).Access, in, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`).Status == 500
	},
	"headers-not-compared": func(s *apptest.Site) bool {
		return modern(s, "2026-07-28", map[string]string{"Mcp-Method": "resources/list"}).Status == 200
	},
	"answer-in-code-page": func(s *apptest.Site) bool {
		return !utf8.ValidString(s.RPC(s.Tokens(0).Access, "tools/list", nil).Body)
	},
	"url-redirects": func(s *apptest.Site) bool {
		at := func(path string) apptest.Answer {
			return s.Do(&http.Client{CheckRedirect: stay}, s.Request(http.MethodPost, path, "application/json", "{}"))
		}
		return at("/mcp").Header.Get("Location") == "/mcp/" && at("/mcp").Status == 307 && at("/mcp/").Status == 401
	},
	"slash-redirects-to-http": func(s *apptest.Site) bool {
		a := s.Do(&http.Client{CheckRedirect: stay}, s.Request(http.MethodPost, "/mcp/", "application/json", "{}"))
		return a.Status == 307 && strings.HasPrefix(a.Header.Get("Location"), "http://")
	},
	"origin-demanded": func(s *apptest.Site) bool {
		r := s.Request(http.MethodPost, "/mcp", "application/json", "{}")
		r.Header.Set("Origin", s.URL)
		return s.Initialize("").Status == 403 && s.Do(http.DefaultClient, r).Status == 401
	},
	"origin-refused-400": func(s *apptest.Site) bool {
		return post(s, s.Tokens(0).Access, map[string]string{"Origin": "https://a.example"}, list).Status == 400
	},
	"unknown-method-200": func(s *apptest.Site) bool {
		return strings.Contains(modernMethod(s, "no/such").Body, "-32601") && modernMethod(s, "no/such").Status == 200
	},
	"error-without-id": func(s *apptest.Site) bool {
		return strings.Contains(s.RPC(s.Tokens(0).Access, "no/such", nil).Body, `"id":null`)
	},
	"content-type-500": func(s *apptest.Site) bool {
		return post(s, s.Tokens(0).Access, map[string]string{"Content-Type": "text/plain"}, list).Status == 500
	},
	"unknown-notification-answered": func(s *apptest.Site) bool {
		return post(s, s.Tokens(0).Access, nil, `{"jsonrpc":"2.0","method":"notifications/other"}`).Status == 200
	},
	"headers-optional": func(s *apptest.Site) bool {
		return modern(s, "2026-07-28", map[string]string{"Mcp-Method": ""}).Status == 200 &&
			modern(s, "2026-07-28", map[string]string{"Mcp-Method": "other"}).Status == 400
	},
	"encoded-name-compared": func(s *apptest.Site) bool {
		in := map[string]string{"Mcp-Name": "=?base64?eA==?="}
		return strings.Contains(post(s, s.Tokens(0).Access, in, list).Body, "-32020")
	},
	"batch-refused": func(s *apptest.Site) bool {
		return post(s, s.Tokens(0).Access, nil, "["+list+","+list+"]").Status == 400
	},
	"batch-answered-in-part": func(s *apptest.Site) bool {
		return post(s, s.Tokens(0).Access, nil, "["+list+",{}]").JSON()["result"] != nil
	},
	"initialize-echoes-version": func(s *apptest.Site) bool {
		a := s.RPC(s.Tokens(0).Access, "initialize", map[string]any{
			"protocolVersion": "1900-01-01", "capabilities": map[string]any{}, "clientInfo": map[string]any{"name": "c", "version": "1"},
		})
		return strings.Contains(a.Body, `"protocolVersion":"1900-01-01"`)
	},
	"id-becomes-number": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		list := func(id string) string {
			return post(s, t, nil, `{"jsonrpc":"2.0","id":`+id+`,"method":"tools/list"}`).Body
		}
		return strings.Contains(list(`"7"`), `"id":7,`) && strings.Contains(list(`"a7"`), `"id":"a7"`)
	},
	"ping-unknown": func(s *apptest.Site) bool {
		return strings.Contains(s.RPC(s.Tokens(0).Access, "ping", nil).Body, "-32601")
	},
	"versions-untold": func(s *apptest.Site) bool {
		a := modern(s, "2099-01-01", nil)
		return a.Status == 400 && !strings.Contains(a.Body, "supported")
	},
	"result-type-missing": func(s *apptest.Site) bool {
		a := modern(s, "2026-07-28", nil)
		return a.Status == 200 && !strings.Contains(a.Body, "resultType") && a.JSON()["result"] != nil
	},
	"tool-name-illegal": func(s *apptest.Site) bool {
		return strings.Contains(s.RPC(s.Tokens(0).Access, "tools/list", nil).Body, `"name":"Perform item action"`)
	},
	"tool-hints-missing": func(s *apptest.Site) bool {
		list := s.RPC(s.Tokens(0).Access, "tools/list", nil).Body
		return strings.Count(list, `"annotations"`) == strings.Count(list, `"inputSchema"`)-1
	},
	"arguments-unchecked": func(s *apptest.Site) bool {
		a := s.Call(s.Tokens(0).Access, "echo", map[string]any{}).Body
		return strings.Contains(a, "undefined") && !strings.Contains(a, `"isError":true`)
	},
	"structured-content-differs": func(s *apptest.Site) bool {
		return strings.Contains(s.Call(s.Tokens(0).Access, "get-items", map[string]any{}).Body, `"structuredContent":{"entries"`)
	},
}

// stay follows no redirect.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// list asks for the tools.
const list = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`

// modern asks for the tools as a client of MCP 2026-07-28 does, in some version and with other headers.
func modern(s *apptest.Site, version string, other map[string]string) apptest.Answer {
	return modernRequest(s, "tools/list", version, other)
}

// modernMethod sends a request of MCP 2026-07-28 by that method.
func modernMethod(s *apptest.Site, method string) apptest.Answer {
	return modernRequest(s, method, "2026-07-28", nil)
}

func modernRequest(s *apptest.Site, method, version string, other map[string]string) apptest.Answer {
	body, err := json.Marshal(map[string]any{
		"jsonrpc": "2.0", "id": 1, "method": method, "params": map[string]any{"_meta": map[string]any{
			"io.modelcontextprotocol/protocolVersion":    version,
			"io.modelcontextprotocol/clientInfo":         map[string]any{"name": "c", "version": "1"},
			"io.modelcontextprotocol/clientCapabilities": map[string]any{},
		}},
	})
	if err != nil {
		return apptest.Answer{}
	}
	header := map[string]string{"MCP-Protocol-Version": version, "Mcp-Method": method}
	maps.Copy(header, other)
	return post(s, s.Tokens(0).Access, header, string(body))
}

// post sends a message with headers of its own.
func post(s *apptest.Site, bearer string, header map[string]string, body string) apptest.Answer {
	r := s.Request(http.MethodPost, "/mcp", "application/json", body)
	r.Header.Set("Accept", "application/json, text/event-stream")
	r.Header.Set("Authorization", "Bearer "+bearer)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	return s.Do(http.DefaultClient, r)
}
