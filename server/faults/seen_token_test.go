package faults_test

import (
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInTokens = map[string]look{
	"token-type-missing": func(s *apptest.Site) bool {
		a := redeemed(s, nil)
		return a.Text("access_token") != "" && a.Text("token_type") == ""
	},
	"token-cacheable": func(s *apptest.Site) bool {
		a := redeemed(s, nil)
		return a.Text("access_token") != "" && a.Header.Get("Cache-Control") == ""
	},
	"verifier-optional": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Del("code_verifier") }).Status == 200 &&
			redeemed(s, func(f url.Values) { f.Set("code_verifier", wrongVerifier) }).Status == 400
	},
	"verifier-forgotten": func(s *apptest.Site) bool {
		id := s.Register()
		form := s.CodeForm(id, s.Code(id, 0))
		form.Del("code_verifier")
		first, second := s.PostForm("/token", form, ""), s.PostForm("/token", form, "")
		return first.Status == 400 && second.Status == 200
	},
	"verifier-not-checked": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Set("code_verifier", wrongVerifier) }).Status == 200 &&
			redeemed(s, func(f url.Values) { f.Del("code_verifier") }).Status == 400
	},
	"code-reuse": func(s *apptest.Site) bool {
		id := s.Register()
		form := s.CodeForm(id, s.Code(id, 0))
		first, second := s.PostForm("/token", form, ""), s.PostForm("/token", form, "")
		return first.Status == 200 && second.Status == 200
	},
	"code-race": func(s *apptest.Site) bool {
		id := s.Register()
		form := s.CodeForm(id, s.Code(id, 0))
		together := atTheSameTime(5, func() bool { return s.PostForm("/token", form, "").Status == 200 })
		return together > 1 && s.PostForm("/token", form, "").Status == 400
	},
	"code-never-expires": func(s *apptest.Site) bool {
		id := s.Register()
		code := s.Code(id, 0)
		s.Advance(11 * time.Minute)
		return s.PostForm("/token", s.CodeForm(id, code), "").Status == 200
	},
	"code-not-client-bound": func(s *apptest.Site) bool {
		code := s.Code(s.Register(), 0)
		return s.PostForm("/token", s.CodeForm(s.Register(), code), "").Status == 200
	},
	"refresh-not-issued": func(s *apptest.Site) bool { return s.Tokens(0).Refresh == "" },
	"refresh-not-rotated": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		next := s.Refreshed(t)
		return next.Refresh == t.Refresh && s.Refreshed(next).Access != t.Access
	},
	"refresh-reuse-accepted": func(s *apptest.Site) bool {
		first, _ := chain(s)
		return refresh(s, first) == 200
	},
	"refresh-family-survives": func(s *apptest.Site) bool {
		first, last := chain(s)
		return refresh(s, first) == 400 && refresh(s, last) == 200
	},
	"revocation-keeps-refresh": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		revoked := s.PostForm("/revoke", url.Values{"token": {t.Refresh}, "client_id": {t.Client}}, "")
		return revoked.Status == 200 && refresh(s, t) == 200
	},
	"introspection-open": func(s *apptest.Site) bool {
		return disclosed(s) && s.Get(asm).Text("introspection_endpoint") != ""
	},
	"introspection-open-unadvertised": func(s *apptest.Site) bool {
		return disclosed(s) && s.Get(asm).Text("introspection_endpoint") == ""
	},
}

var wrongVerifier = strings.Repeat("w", 43)

func redeemed(s *apptest.Site, change func(url.Values)) apptest.Answer {
	id := s.Register()
	form := s.CodeForm(id, s.Code(id, 0))
	if change != nil {
		change(form)
	}
	return s.PostForm("/token", form, "")
}

func refresh(s *apptest.Site, t apptest.Tokens) int {
	return s.PostForm("/token", s.RefreshForm(t.Client, t.Refresh), "").Status
}

// chain rotates twice and returns the first and the last tokens.
func chain(s *apptest.Site) (first, last apptest.Tokens) {
	first = s.Tokens(0)
	return first, s.Refreshed(s.Refreshed(first))
}

func disclosed(s *apptest.Site) bool {
	return s.PostForm("/token/introspect", url.Values{"token": {s.Tokens(0).Access}}, "").JSON()["active"] == true
}

// atTheSameTime counts how many of n tries that run together succeed.
func atTheSameTime(n int, try func() bool) int {
	var (
		won  atomic.Int32
		wait sync.WaitGroup
	)
	for range n {
		wait.Go(func() {
			if try() {
				won.Add(1)
			}
		})
	}
	wait.Wait()
	return int(won.Load())
}
