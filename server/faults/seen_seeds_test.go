package faults_test

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
	"github.com/mcpconform/mcpconform/server/resource"
)

// seenInSeeds holds what was met first in the three servers that the profiles are.
var seenInSeeds = map[string]look{
	"typed-url-locked-out": func(s *apptest.Site) bool {
		typed := s.AuthorizeQuery(s.Register())
		told := s.AuthorizeQuery(typed.Get("client_id"))
		told.Set("resource", s.Get(prm+"/mcp").Text("resource"))
		return s.Initialize(inExchangeFor(s, told).Text("access_token")).Status == 200 &&
			s.Initialize(inExchangeFor(s, typed).Text("access_token")).Status == 401
	},
	"authorize-errors-500": func(s *apptest.Site) bool {
		plain := s.AuthorizeQuery(s.Register())
		plain.Set("code_challenge_method", "plain")
		return s.Browse().Open(plain).Status == 500
	},
	"exchange-scope-forced": func(s *apptest.Site) bool {
		q := s.AuthorizeQuery(s.Register())
		q.Set("scope", "read")
		return strings.Contains(inExchangeFor(s, q).Text("scope"), resource.ScopeExchange)
	},
	"origin-not-checked": func(s *apptest.Site) bool {
		r := s.Request(http.MethodPost, "/mcp", "application/json", "{}")
		r.Header.Set("Origin", "https://elsewhere.example")
		return s.Do(http.DefaultClient, r).Status == 401
	},
	"malformed-json-html": func(s *apptest.Site) bool {
		return strings.Contains(s.Do(http.DefaultClient, s.Request(http.MethodPost, "/mcp", "application/json", "{")).Body, "node_modules")
	},
	"stream-not-json-rpc": func(s *apptest.Site) bool {
		r := s.Request(http.MethodGet, "/mcp", "", "")
		r.Header.Set("Authorization", "Bearer "+s.Tokens(0).Access)
		return strings.Contains(s.Do(http.DefaultClient, r).Body, `{"type":"connected"}`)
	},
	"unknown-method-32603": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return strings.Contains(s.RPC(t, "no/such", nil).Body, "-32603") && strings.Contains(s.Call(t, "no-such-tool", nil).Body, "-32603") &&
			s.Call(t, "get-items", map[string]any{}).JSON()["result"] != nil
	},
	"well-knowns-missing": func(s *apptest.Site) bool {
		return s.Get(prm).Status == 404 && s.Get(prm+"/mcp").Status == 404 && s.Get(asm).Status == 404
	},
	"endpoints-promised-only": func(s *apptest.Site) bool {
		at := s.Get(asm).Text("revocation_endpoint")
		return s.Get(asm).Text("userinfo_endpoint") != "" && s.PostForm(at, url.Values{"token": {"x"}}, "").Status == 404
	},
	"authorize-not-found": func(s *apptest.Site) bool {
		return s.Browse().Open(s.AuthorizeQuery(s.Register())).Status == 404
	},
	"refusals-own-form": func(s *apptest.Site) bool {
		return strings.Contains(s.Initialize("bad").Header.Get("WWW-Authenticate"), `error="invalid_grant"`) &&
			s.Initialize("").Text("error") == "Missing bearer token."
	},
	"as-metadata-of-the-path": func(s *apptest.Site) bool {
		return s.Get(asm).Status == 404 && s.Get(asm+"/mcp").Text("issuer") == s.URL
	},
	"endpoints-elsewhere": func(s *apptest.Site) bool {
		q := s.AuthorizeQuery(s.Register())
		return s.Browse().Open(q).Status == 404 && s.Get("/auth/oauth/login?"+q.Encode()).Status == 200 &&
			s.PostForm("/token", url.Values{}, "").Status == 404 && s.PostForm("/auth/oauth/token", url.Values{}, "").Status == 400
	},
	"tokens-hs256": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return rewritten(t, 0, "HS256", "") != t && s.Initialize(t).Status == 200
	},
	"access-token-as-session": func(s *apptest.Site) bool {
		return strings.Contains(s.Initialize(s.Tokens(0).Access).Header.Get("WWW-Authenticate"), "session creation failed")
	},
	"dcr-refresh-untold": func(s *apptest.Site) bool {
		return !strings.Contains(s.PostJSON("/register", apptest.Registration(), "").Body, "refresh_token") && s.Tokens(0).Refresh != ""
	},
	"cookies-not-secure": func(s *apptest.Site) bool {
		at := "http://" + s.Address()
		id := s.PostJSON(at+"/register", apptest.Registration(), "").Text("client_id")
		page := s.Get(at + "/authorize?" + s.AuthorizeQuery(id).Encode())
		return page.Header.Get("Set-Cookie") != "" && !strings.Contains(page.Header.Get("Set-Cookie"), "Secure")
	},
}

// inExchangeFor logs in with a request and redeems the code that comes of it, for the same resource.
func inExchangeFor(s *apptest.Site, q url.Values) apptest.Answer {
	form := s.CodeForm(q.Get("client_id"), s.Browse().Through(q, 0, "allow").Query().Get("code"))
	form.Set("resource", q.Get("resource"))
	return s.PostForm("/token", form, "")
}
