package faults_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInSessions = map[string]look{
	"page-of-any-site-served": func(s *apptest.Site) bool {
		return post(s, "", map[string]string{"Origin": "https://a.example"}, list).Status == 200
	},
	"param-header-not-compared": func(s *apptest.Site) bool {
		in := map[string]string{"MCP-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/call", "Mcp-Name": "start-report", "Mcp-Param-Status": "done"}
		a := post(s, s.Tokens(0).Access, in, `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"start-report",
"arguments":{"status":"open"},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
"io.modelcontextprotocol/clientInfo":{"name":"c","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}}`)
		return strings.Contains(a.Body, `"handle"`)
	},
	"session-id-with-space": func(s *apptest.Site) bool {
		id, answer := session(s)
		return strings.HasPrefix(id, "session ") && answer.Status == 200
	},
	"session-ids-counted": func(s *apptest.Site) bool {
		first, _ := session(s)
		second, answer := session(s)
		return first == "session-000001" && second == "session-000002" && answer.Status == 200
	},
	"session-id-missing-500": func(s *apptest.Site) bool {
		return post(s, s.Tokens(0).Access, nil, list).Status == 500
	},
	"session-of-who-opened-it": func(s *apptest.Site) bool {
		id, _ := session(s)
		return id != "" && post(s, s.Tokens(1).Access, map[string]string{"Mcp-Session-Id": id}, list).Status == 200
	},
	"version-header-demanded": func(s *apptest.Site) bool {
		return s.Initialize(s.Tokens(0).Access).Status == 200 && post(s, s.Tokens(0).Access, nil, list).Status == 400
	},
	"other-methods-404": func(s *apptest.Site) bool {
		r := s.Request(http.MethodGet, "/mcp", "", "")
		r.Header.Set("Authorization", "Bearer "+s.Tokens(0).Access)
		return s.Do(http.DefaultClient, r).Status == 404
	},
	"session-looked-up": func(s *apptest.Site) bool {
		return modern(s, "2026-07-28", nil).Status == 200 && modern(s, "2026-07-28", map[string]string{"Mcp-Session-Id": "x"}).Status == 404
	},
	"stream-left-open": func(s *apptest.Site) bool {
		return !ends(s, list)
	},
	"stream-buffered": func(s *apptest.Site) bool {
		a := post(s, s.Tokens(0).Access, nil, list)
		return strings.HasPrefix(a.Header.Get("Content-Type"), "text/event-stream") && a.Header.Get("X-Accel-Buffering") == ""
	},
	"stream-asks-client": func(s *apptest.Site) bool {
		return strings.Contains(s.Call(s.Tokens(0).Access, "echo", map[string]any{"message": "m"}).Body, "roots/list")
	},
	"stream-not-primed": func(s *apptest.Site) bool {
		_, answer := session(s)
		return strings.HasPrefix(answer.Body, "event: message")
	},
	"event-ids-repeat": func(s *apptest.Site) bool {
		_, answer := session(s)
		return strings.Contains(answer.Body, "\nid: 1\n")
	},
	"resumption-replays-all": func(s *apptest.Site) bool {
		id, _ := session(s)
		r := s.Request(http.MethodGet, "/mcp", "", "")
		r.Header.Set("Authorization", "Bearer "+s.Tokens(0).Access)
		r.Header.Set("Mcp-Session-Id", id)
		r.Header.Set("Last-Event-ID", "any")
		return strings.Contains(s.Do(http.DefaultClient, r).Body, `"tools":`)
	},
	"answers-broadcast": func(s *apptest.Site) bool {
		id, _ := session(s)
		return strings.Contains(heard(s, id), `"tools":`)
	},
}

// session opens one and asks for the tools in it.
func session(s *apptest.Site) (id string, answer apptest.Answer) {
	t := s.Tokens(0).Access
	id = s.Initialize(t).Header.Get("Mcp-Session-Id")
	return id, post(s, t, map[string]string{"Mcp-Session-Id": id, "MCP-Protocol-Version": "2025-11-25"}, list)
}

// ends reports whether the answer to a message ends soon after it has begun.
func ends(s *apptest.Site, body string) bool {
	r, cancel := opened(s, http.MethodPost, body, nil)
	if r == nil {
		return false
	}
	defer cancel()
	_, err := io.ReadAll(r)
	return err == nil
}

// heard is the first piece that comes on the stream of messages of a session.
func heard(s *apptest.Site, id string) string {
	r, cancel := opened(s, http.MethodGet, "", map[string]string{"Mcp-Session-Id": id})
	if r == nil {
		return ""
	}
	defer cancel()
	piece := make([]byte, 64<<10)
	n, _ := r.Read(piece)
	return string(piece[:n])
}

// opened sends a request and returns the body of the answer, which is given a moment.
func opened(s *apptest.Site, method, body string, header map[string]string) (io.ReadCloser, context.CancelFunc) {
	r := s.Request(method, "/mcp", "application/json", body)
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	r = r.WithContext(ctx)
	r.Header.Set("Accept", "application/json, text/event-stream")
	r.Header.Set("Authorization", "Bearer "+s.Tokens(0).Access)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		cancel()
		return nil, nil
	}
	return answer.Body, cancel
}
