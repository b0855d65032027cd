package faults_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInExtended = map[string]look{
	"handle-of-others": func(s *apptest.Site) bool {
		return strings.Contains(report(s, 1, begun(s, 0)), `"state":"working"`)
	},
	"handle-immortal": func(s *apptest.Site) bool {
		h := begun(s, 0)
		advance(s, "7200")
		return strings.Contains(report(s, 0, h), `"state":"done"`) && !strings.Contains(report(s, 1, h), `"state"`)
	},
	"handle-counted": func(s *apptest.Site) bool {
		return begun(s, 0) == "report-000001" && begun(s, 1) == "report-000002" && !strings.Contains(report(s, 0, "report-000002"), `"state"`)
	},
	"progress-falls": func(s *apptest.Site) bool {
		a := told(s, map[string]any{"progressToken": "p"})
		return strings.Index(a, `"progress":1`) < strings.Index(a, `"progress":0`)
	},
	"progress-of-another": func(s *apptest.Site) bool {
		return strings.Contains(told(s, map[string]any{"progressToken": "p"}), `"progressToken":"of another call"`)
	},
	"progress-unasked": func(s *apptest.Site) bool {
		return strings.Contains(told(s, nil), "notifications/progress")
	},
	"cursor-ignored": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return s.RPC(t, "tools/list", map[string]any{"cursor": "none of ours"}).Body == s.RPC(t, "tools/list", map[string]any{}).Body
	},
	"pages-overlap": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		first := s.RPC(t, "resources/list", map[string]any{}).Body
		cursor := regexp.MustCompile(`"nextCursor":"([^"]+)"`).FindStringSubmatch(first)
		return len(cursor) == 2 && strings.Contains(first, "connections.html") &&
			strings.Contains(s.RPC(t, "resources/list", map[string]any{"cursor": cursor[1]}).Body, "connections.html")
	},
	"cache-scope-varies": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return strings.Contains(s.RPC(t, "tools/list", nil).Body, `"public"`) && !strings.Contains(s.RPC(t, "resources/list", nil).Body, `"public"`)
	},
	"blob-not-base64": func(s *apptest.Site) bool {
		return strings.Contains(readResource(s, "icon://mcpconform/icon.png"), `PNG\r\n`)
	},
	"header-name-illegal": func(s *apptest.Site) bool { return strings.Contains(allTools(s), `"x-mcp-header":"Report status"`) },
	"header-out-of-reach": func(s *apptest.Site) bool { return strings.Contains(allTools(s), `"x-mcp-header":"Region"`) },
	"header-of-a-secret":  func(s *apptest.Site) bool { return strings.Contains(allTools(s), `"x-mcp-header":"Archive-Key"`) },
}

var handleIn = regexp.MustCompile(`"handle":"([^"]+)"`)

// begun is the handle of a report that an account began.
func begun(s *apptest.Site, account int) string {
	found := handleIn.FindStringSubmatch(s.Call(s.Tokens(account).Access, "start-report", map[string]any{}).Body)
	if found == nil {
		return ""
	}
	return found[1]
}

func report(s *apptest.Site, account int, handle string) string {
	return s.Call(s.Tokens(account).Access, "get-report", map[string]any{"handle": handle}).Body
}

func told(s *apptest.Site, meta map[string]any) string {
	params := map[string]any{"name": "review-items", "arguments": map[string]any{}}
	if meta != nil {
		params["_meta"] = meta
	}
	return s.RPC(s.Tokens(0).Access, "tools/call", params).Body
}

// allTools are all pages of tools/list.
func allTools(s *apptest.Site) string {
	t, next, all := s.Tokens(0).Access, regexp.MustCompile(`"nextCursor":"([^"]+)"`), ""
	for params := map[string]any{}; ; {
		page := s.RPC(t, "tools/list", params).Body
		all += page
		cursor := next.FindStringSubmatch(page)
		if cursor == nil {
			return all
		}
		params = map[string]any{"cursor": cursor[1]}
	}
}

// advance moves the clock.
func advance(s *apptest.Site, seconds string) {
	r := s.Request(http.MethodPost, "/advance", "application/json", `{"seconds":`+seconds+`}`)
	r.RemoteAddr = "127.0.0.1:1"
	r.Header.Set("Authorization", "Bearer "+s.App.ControlToken())
	s.App.Control().ServeHTTP(httptest.NewRecorder(), r)
}
