package faults_test

import (
	"encoding/base64"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// seenInLogin are the faults of the way from the authorization request to its response.
var seenInLogin = map[string]look{
	"authorize-post-only": func(s *apptest.Site) bool {
		return s.Browse().Open(s.AuthorizeQuery(s.Register())).Status == 405
	},
	"repeated-parameters-taken": func(s *apptest.Site) bool {
		return granted(s, func(q url.Values) { q.Add("state", "other") })
	},
	"empty-parameters-refused": func(s *apptest.Site) bool {
		return !granted(s, func(q url.Values) { q.Set("scope", "") }) && granted(s, func(q url.Values) { q.Del("scope") })
	},
	"scope-required": func(s *apptest.Site) bool {
		return errorOf(s, func(q url.Values) { q.Del("scope") }) == "invalid_request"
	},
	"scope-spaces-break": func(s *apptest.Site) bool {
		return errorOf(s, func(q url.Values) { q.Set("scope", "read  write") }) == "server_error"
	},
	"scope-unknown-granted": func(s *apptest.Site) bool {
		id := s.Register()
		q := s.AuthorizeQuery(id)
		q.Set("scope", "read unknown")
		end := s.Browse().Through(q, 0, "allow")
		return s.PostForm("/token", s.CodeForm(id, end.Query().Get("code")), "").Text("scope") == "read unknown"
	},
	"resource-refused": func(s *apptest.Site) bool {
		return !granted(s, func(url.Values) {}) && granted(s, func(q url.Values) { q.Del("resource") })
	},
	"resource-any": func(s *apptest.Site) bool {
		return granted(s, func(q url.Values) { q.Set("resource", "https://other.example/mcp") })
	},
	"resource-compared-as-text": func(s *apptest.Site) bool {
		return granted(s, func(url.Values) {}) &&
			!granted(s, func(q url.Values) { q.Set("resource", strings.Replace(q.Get("resource"), "http:", "HTTP:", 1)) })
	},
	"response-type-ignored": func(s *apptest.Site) bool {
		return granted(s, func(q url.Values) { q.Set("response_type", "nonsense") })
	},
	"implicit-served": func(s *apptest.Site) bool {
		end := through(s, func(q url.Values) { q.Set("response_type", "token") })
		fragment, err := url.ParseQuery(end.Fragment)
		return err == nil && fragment.Get("access_token") != ""
	},
	"state-made-up": func(s *apptest.Site) bool {
		return through(s, func(q url.Values) { q.Del("state") }).Query().Get("state") == "undefined"
	},
	"state-cut": func(s *apptest.Site) bool {
		long := strings.Repeat("s", 2048)
		state := through(s, func(q url.Values) { q.Set("state", long) }).Query().Get("state")
		return state != long && strings.HasPrefix(long, state)
	},
	"code-twice": func(s *apptest.Site) bool {
		return len(through(s, func(url.Values) {}).Query()["code"]) == 2
	},
	"errors-redirected-at-once": func(s *apptest.Site) bool {
		q := s.AuthorizeQuery(s.Register())
		q.Set("response_type", "nonsense")
		return s.Browse().Open(q).Location() != nil
	},
	"prompt-none-is-a-pass": func(s *apptest.Site) bool {
		q := s.AuthorizeQuery(s.Register())
		q.Set("prompt", "none")
		a := s.Browse().Open(q)
		return a.Location() != nil && a.Location().Query().Get("code") != ""
	},
	"challenge-returned": func(s *apptest.Site) bool {
		return through(s, func(url.Values) {}).Query().Get("code_challenge") == apptest.Challenge(apptest.Verifier)
	},
	"challenge-in-code": func(s *apptest.Site) bool {
		id := s.Register()
		code := s.Code(id, 0)
		told, _, _ := strings.Cut(code, ".")
		raw, err := base64.RawURLEncoding.DecodeString(told)
		return err == nil && strings.Contains(string(raw), apptest.Challenge(apptest.Verifier)) &&
			s.PostForm("/token", s.CodeForm(id, code), "").Status == 200
	},
	"pkce-challenge-by-prefix": func(s *apptest.Site) bool {
		return redeemable(s, func(q url.Values) { q.Set("code_challenge", q.Get("code_challenge")[:42]) })
	},
	"s256-wrongly-computed": func(s *apptest.Site) bool {
		return !redeemable(s, func(url.Values) {}) && redeemable(s, func(q url.Values) {
			q.Set("code_challenge", apptest.Verifier)
			q.Set("code_challenge_method", "plain")
		})
	},
	"redirect-scheme-ignored": func(s *apptest.Site) bool {
		return granted(s, func(q url.Values) { q.Set("redirect_uri", strings.Replace(apptest.Redirect, "https:", "http:", 1)) })
	},
	"redirect-normalized": func(s *apptest.Site) bool {
		return granted(s, func(q url.Values) { q.Set("redirect_uri", apptest.Redirect+"/") })
	},
	"loopback-port-compared": func(s *apptest.Site) bool {
		id := registeredWith(s, "redirect_uris", []string{"http://127.0.0.1:1/cb"}).Text("client_id")
		q := s.AuthorizeQuery(id)
		q.Set("redirect_uri", "http://127.0.0.1:2/cb")
		return s.Browse().Open(q).Status == 400
	},
	"redirect-query-dropped": func(s *apptest.Site) bool {
		uri := "https://client.example/cb?own=1"
		id := registeredWith(s, "redirect_uris", []string{uri}).Text("client_id")
		q := s.AuthorizeQuery(id)
		q.Set("redirect_uri", uri)
		end := s.Browse().Through(q, 0, "allow")
		return end != nil && end.Query().Has("code") && !end.Query().Has("own")
	},
}

// through goes through a login with a good request, changed so, and returns where it ended.
func through(s *apptest.Site, change func(url.Values)) *url.URL {
	q := s.AuthorizeQuery(s.Register())
	change(q)
	if end := s.Browse().Through(q, 0, "allow"); end != nil {
		return end
	}
	return &url.URL{}
}

func errorOf(s *apptest.Site, change func(url.Values)) string {
	return through(s, change).Query().Get("error")
}

// redeemable reports whether the code of a good request, changed so, is redeemed with the usual verifier.
func redeemable(s *apptest.Site, change func(url.Values)) bool {
	id := s.Register()
	q := s.AuthorizeQuery(id)
	change(q)
	end := s.Browse().Through(q, 0, "allow")
	return end != nil && s.PostForm("/token", s.CodeForm(id, end.Query().Get("code")), "").Status == 200
}

// registeredWith registers a client with one member of the usual body changed; nil takes it out.
func registeredWith(s *apptest.Site, member string, value any) apptest.Answer {
	body := apptest.Registration()
	body[member] = value
	if value == nil {
		delete(body, member)
	}
	return s.PostJSON("/register", body, "")
}
