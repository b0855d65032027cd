package faults_test

import (
	"net/url"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInRefresh = map[string]look{
	"refresh-reuse-keeps-access": func(s *apptest.Site) bool {
		first, last := chain(s)
		return refresh(s, first) == 400 && refresh(s, last) == 400 && s.Initialize(last.Access).Status == 200
	},
	"refresh-retry-500": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		return refresh(s, t) == 200 && refresh(s, t) == 500
	},
	"refresh-race": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		given := make(chan string, 5)
		atTheSameTime(5, func() bool {
			given <- s.PostForm("/token", s.RefreshForm(t.Client, t.Refresh), "").Text("refresh_token")
			return true
		})
		close(given)
		distinct := map[string]bool{}
		for raw := range given {
			distinct[raw] = true
		}
		return len(distinct) > 1
	},
	"refresh-not-client-bound": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		t.Client = s.Register()
		return refresh(s, t) == 200
	},
	"refresh-scope-widened": func(s *apptest.Site) bool {
		return strings.Contains(narrowed(s, s.Tokens(0), "read profile").Text("scope"), "profile")
	},
	"refresh-scope-shrinks": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		a := narrowed(s, t, "read")
		t.Refresh = a.Text("refresh_token")
		return a.Text("scope") == "read" && narrowed(s, t, "").Text("scope") == "read"
	},
	"unknown-refresh-500": func(s *apptest.Site) bool {
		return refresh(s, apptest.Tokens{Client: s.Register(), Refresh: "x"}) == 500
	},
	"refresh-never-expires": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		s.Advance(365 * 24 * time.Hour)
		return refresh(s, t) == 200
	},
	"refresh-works-once": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		t.Refresh = s.PostForm("/token", s.RefreshForm(t.Client, t.Refresh), "").Text("refresh_token")
		return t.Refresh != "" && refresh(s, t) == 400
	},
	"refresh-dies-with-access": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		s.Advance(time.Hour)
		return refresh(s, t) == 400
	},
	"refresh-cacheable": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		a := s.PostForm("/token", s.RefreshForm(t.Client, t.Refresh), "")
		return a.Status == 200 && a.Header.Get("Cache-Control") == "" && redeemed(s, nil).Header.Get("Cache-Control") != ""
	},
	"refresh-revocation-unsupported": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		return revoked(s, t.Refresh, t.Client, nil) == 400 && revoked(s, t.Access, t.Client, nil) == 200
	},
	"revocation-of-unknown-400": func(s *apptest.Site) bool { return revoked(s, "x", s.Register(), nil) == 400 },
	"revocation-keeps-access": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		return revoked(s, t.Refresh, t.Client, nil) == 200 && refresh(s, t) == 400 && s.Initialize(t.Access).Status == 200
	},
	"revocation-of-others": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		return revoked(s, t.Refresh, s.Register(), nil) == 200 && refresh(s, t) == 400
	},
	"revocation-without-client": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		return revoked(s, t.Refresh, "", nil) == 200 && refresh(s, t) == 400
	},
	"revocation-believes-hint": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		return revoked(s, t.Refresh, t.Client, url.Values{"token_type_hint": {"access_token"}}) == 200 && refresh(s, t) == 200
	},
	"revocation-of-nothing-200": func(s *apptest.Site) bool { return revoked(s, "", s.Register(), nil) == 200 },
}

// narrowed refreshes for a scope.
func narrowed(s *apptest.Site, t apptest.Tokens, scope string) apptest.Answer {
	f := s.RefreshForm(t.Client, t.Refresh)
	if scope != "" {
		f.Set("scope", scope)
	}
	return s.PostForm("/token", f, "")
}

func revoked(s *apptest.Site, token, client string, more url.Values) int {
	f := url.Values{"token": {token}}
	if client != "" {
		f.Set("client_id", client)
	}
	for name, v := range more {
		f[name] = v
	}
	return s.PostForm("/revoke", f, "").Status
}
