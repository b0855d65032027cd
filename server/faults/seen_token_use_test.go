package faults_test

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

const toolsList = `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}`

// sent posts a message to the MCP endpoint as edit makes it.
func sent(s *apptest.Site, body string, edit func(*http.Request)) apptest.Answer {
	r := s.Request(http.MethodPost, s.MCP(), "application/json", body)
	r.Header.Set("Accept", "application/json, text/event-stream")
	edit(r)
	return s.Do(http.DefaultClient, r)
}

func authorized(value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set("Authorization", value) }
}

func queried(query, header string) func(*http.Request) {
	return func(r *http.Request) {
		r.URL.RawQuery = "access_token=" + query
		if header != "" {
			r.Header.Set("Authorization", "Bearer "+header)
		}
	}
}

var seenInTokenUse = map[string]look{
	"session-replaces-token": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		session := s.Initialize(t).Header.Get("Mcp-Session-Id")
		in := func(r *http.Request) { r.Header.Set("Mcp-Session-Id", session) }
		with := sent(s, toolsList, func(r *http.Request) { in(r); authorized("Bearer " + t)(r) })
		return session != "" && with.Status == 200 && sent(s, toolsList, in).Status == 200
	},
	"query-token-accepted": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return sent(s, toolsList, queried(t, "")).Status == 200 && sent(s, toolsList, queried("x", t)).Status == 200
	},
	"query-token-decides": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return sent(s, toolsList, queried(t, "x")).Status == 200 && sent(s, toolsList, queried("x", t)).Status == 401
	},
	"body-token-accepted": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		body := strings.Replace(toolsList, "{", `{"access_token":"`+t+`",`, 1)
		return sent(s, body, func(*http.Request) {}).Status == 200
	},
	"malformed-header-500": func(s *apptest.Site) bool {
		return sent(s, toolsList, authorized("foo")).Status == 500 && sent(s, toolsList, authorized("Bearer x")).Status == 401
	},
	"challenge-without-error": func(s *apptest.Site) bool {
		a := s.Initialize("x")
		return a.Status == 401 && !strings.Contains(a.Header.Get("WWW-Authenticate"), "error=")
	},
	"bad-token-without-metadata": func(s *apptest.Site) bool {
		const name = "resource_metadata"
		return strings.Contains(challenge(s), name) && !strings.Contains(s.Initialize("x").Header.Get("WWW-Authenticate"), name)
	},
	"refusal-quotes-unescaped": func(s *apptest.Site) bool {
		const stray = `unexpected "alg" in`
		return strings.Contains(s.Initialize("x").Header.Get("WWW-Authenticate"), stray) && !strings.Contains(challenge(s), stray)
	},
	"audience-not-checked": func(s *apptest.Site) bool {
		id := s.Register()
		query := s.AuthorizeQuery(id)
		query.Set("resource", s.URL+"/another")
		end := s.Browse().Through(query, 0, "allow")
		if end == nil {
			return false
		}
		form := s.CodeForm(id, end.Query().Get("code"))
		form.Set("resource", s.URL+"/another")
		return s.Initialize(s.PostForm("/token", form, "").Text("access_token")).Status == 200
	},
	"refresh-token-lets-in": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		return s.Initialize(t.Refresh).Status == 200 && s.Initialize(t.Refresh+"x").Status == 401
	},
	"answers-cacheable": func(s *apptest.Site) bool {
		return strings.Contains(s.RPC(s.Tokens(0).Access, "tools/list", nil).Header.Get("Cache-Control"), "public")
	},
	"tools-list-anonymous": func(s *apptest.Site) bool {
		return s.Initialize("").Status == 401 && strings.Contains(s.RPC("", "tools/list", nil).Body, "get-items")
	},
	"mixed-without-challenge": func(s *apptest.Site) bool {
		a := s.Call("", "get-items", map[string]any{})
		return s.Initialize("").Status == 200 && a.Status == 200 && a.JSON()["error"] != nil
	},
	"results-cached-for-all": func(s *apptest.Site) bool {
		one := s.Call(s.Tokens(0).Access, "get-profile", map[string]any{}).JSON()["result"]
		two := s.Call(s.Tokens(1).Access, "get-profile", map[string]any{}).JSON()["result"]
		return strings.Contains(fmt.Sprint(one), "did:privy:") && fmt.Sprint(one) == fmt.Sprint(two)
	},
}
