package faults_test

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInTokenRequests = map[string]look{
	"token-request-in-query": func(s *apptest.Site) bool {
		id := s.Register()
		return s.Get("/token?"+s.CodeForm(id, s.Code(id, 0)).Encode()).Text("access_token") != ""
	},
	"token-unknown-parameter-refused": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Set("x", "y") }).Status == 400 && redeemed(s, nil).Status == 200
	},
	"token-repeats-accepted": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Add("code", f.Get("code")) }).Status == 200
	},
	"unknown-grant-type-500": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Set("grant_type", "x") }).Status == 500
	},
	"password-grant": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Set("grant_type", "password") }).Text("error") == "invalid_grant"
	},
	"incomplete-request-invalid-grant": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Del("code") }).Text("error") == "invalid_grant"
	},
	"unknown-code-500": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Set("code", "x") }).Status == 500
	},
	"token-errors-own-form": func(s *apptest.Site) bool {
		return strings.HasPrefix(redeemed(s, func(f url.Values) { f.Set("code", "x") }).Text("error"), "Error: ")
	},
	"unknown-client-500": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Set("client_id", "x") }).Status == 500
	},
	"as-401-without-challenge": func(s *apptest.Site) bool {
		a := s.PostForm("/token/introspect", url.Values{"token": {"x"}}, "")
		return a.Status == 401 && a.Header.Get("WWW-Authenticate") == "" && challenge(s) != ""
	},
	"challenge-as-verifier": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Set("code_verifier", apptest.Challenge(apptest.Verifier)) }).Status == 200 &&
			redeemed(s, func(f url.Values) { f.Set("code_verifier", wrongVerifier) }).Status == 400
	},
	"verifier-too-long": func(s *apptest.Site) bool {
		long := strings.Repeat("v", 65)
		return redeemedWith(s, long, long).Status == 400
	},
	"verifier-cut": func(s *apptest.Site) bool {
		long := strings.Repeat("v", 128)
		return redeemedWith(s, long, long+"x").Status == 200
	},
	"redirect-not-compared": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Set("redirect_uri", "https://elsewhere.example/") }).Status == 200
	},
	"code-replay-keeps-tokens": func(s *apptest.Site) bool { return replayed(s, nil) == 200 },
	"wrong-replay-revokes": func(s *apptest.Site) bool {
		return replayed(s, func(f url.Values) { f.Set("code_verifier", wrongVerifier) }) == 400
	},
	"resource-copied": func(s *apptest.Site) bool {
		return redeemed(s, func(f url.Values) { f.Set("resource", "https://elsewhere.example/") }).Status == 200
	},
	"scope-untold": func(s *apptest.Site) bool {
		a := redeemed(s, nil)
		_, told := a.JSON()["scope"]
		return a.Status == 200 && !told
	},
	"access-lives-a-week": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		s.Advance(24 * time.Hour)
		return s.Initialize(t.Access).Status == 200
	},
	"guessable-secrets": func(s *apptest.Site) bool {
		return strings.HasPrefix(s.Code(s.Register(), 0), strings.Repeat("A", 30))
	},
	"basic-failure-unchallenged": func(s *apptest.Site) bool {
		return byBasic(s, registered(s, "client_secret_basic"), "x").Status == 400
	},
	"basic-promised-only": func(s *apptest.Site) bool {
		c := registered(s, "client_secret_basic")
		return c.Text("client_secret") != "" && byBasic(s, c, c.Text("client_secret")).Status == 401
	},
	"two-methods-accepted": func(s *apptest.Site) bool {
		c := registered(s, "client_secret_post")
		r := s.Request(http.MethodPost, "/token", form, basicForm(c, c.Text("client_secret")).Encode())
		r.SetBasicAuth(c.Text("client_id"), c.Text("client_secret"))
		return s.Do(http.DefaultClient, r).Text("error") == "invalid_grant"
	},
	"secret-not-required": func(s *apptest.Site) bool {
		c := registered(s, "client_secret_post")
		return c.Text("client_secret") != "" && s.PostForm("/token", basicForm(c, ""), "").Text("error") == "invalid_grant"
	},
	"refresh-without-secret": func(s *apptest.Site) bool {
		c := registered(s, "client_secret_post")
		return c.Text("client_secret") != "" &&
			s.PostForm("/token", s.RefreshForm(c.Text("client_id"), "x"), "").Text("error") == "invalid_grant"
	},
	"revocation-without-secret": func(s *apptest.Site) bool {
		c := registered(s, "client_secret_post")
		return c.Text("client_secret") != "" && revoked(s, "x", c.Text("client_id"), nil) == 200
	},
}

const form = "application/x-www-form-urlencoded"

// redeemedWith redeems a code that was asked for with one verifier by another.
func redeemedWith(s *apptest.Site, asked, sent string) apptest.Answer {
	id := s.Register()
	query := s.AuthorizeQuery(id)
	query.Set("code_challenge", apptest.Challenge(asked))
	end := s.Browse().Through(query, 0, "allow")
	if end == nil {
		return apptest.Answer{}
	}
	f := s.CodeForm(id, end.Query().Get("code"))
	f.Set("code_verifier", sent)
	return s.PostForm("/token", f, "")
}

// replayed redeems a code twice, the second time with a change, and then refreshes.
func replayed(s *apptest.Site, change func(url.Values)) int {
	id := s.Register()
	f := s.CodeForm(id, s.Code(id, 0))
	first := s.PostForm("/token", f, "")
	if change != nil {
		change(f)
	}
	if s.PostForm("/token", f, "").Status != 400 {
		return 0
	}
	return refresh(s, apptest.Tokens{Client: id, Refresh: first.Text("refresh_token")})
}

// registered registers a client that asks for a way to authenticate.
func registered(s *apptest.Site, method string) apptest.Answer {
	body := apptest.Registration()
	body["token_endpoint_auth_method"] = method
	return s.PostJSON("/register", body, "")
}

func basicForm(c apptest.Answer, secret string) url.Values {
	f := url.Values{"grant_type": {"authorization_code"}, "code": {"x"}, "client_id": {c.Text("client_id")}}
	if secret != "" {
		f.Set("client_secret", secret)
	}
	return f
}

func byBasic(s *apptest.Site, c apptest.Answer, secret string) apptest.Answer {
	f := basicForm(c, "")
	f.Del("client_id")
	r := s.Request(http.MethodPost, "/token", form, f.Encode())
	r.SetBasicAuth(c.Text("client_id"), secret)
	return s.Do(http.DefaultClient, r)
}
