package faults_test

import (
	"encoding/json"
	"maps"
	"net/url"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/mockprivy/issuer"
	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInExchange = map[string]look{
	"exchange-without-scope": func(s *apptest.Site) bool {
		id := s.Register()
		q := s.AuthorizeQuery(id)
		q.Set("scope", "read")
		end := s.Browse().Through(q, 0, "allow")
		a := exchange(s, s.Redeem(id, end.Query().Get("code")).Access)
		return a.Status == 200 && a.Text("scope") == "read"
	},
	"exchange-returns-expired": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		s.Advance(30 * time.Minute)
		t = s.Refreshed(t)
		s.Advance(31 * time.Minute) // the Privy token lives an hour
		a := exchange(s, t.Access)
		return a.Status == 200 && expires(a).Before(s.App.Now())
	},
	"exchange-expiry-of-oauth-token": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		s.Advance(30 * time.Minute)
		a := exchange(s, s.Refreshed(t).Access)
		return a.Status == 200 && expires(a).Sub(s.App.Now()) > 40*time.Minute
	},
	"exchange-expired-subject": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		s.Advance(61 * time.Minute)
		return exchange(s, t.Access).Status == 200
	},
	"renewed-expiry-stale": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		exchange(s, t.Access)
		s.Advance(61 * time.Minute)
		a := exchange(s, s.Refreshed(t).Access)
		return a.Status == 200 && expires(a).Before(s.App.Now())
	},
	"exchange-issued-type-missing": func(s *apptest.Site) bool {
		body := apptest.Registration()
		body["grant_types"] = []string{"authorization_code", "urn:ietf:params:oauth:grant-type:token-exchange"}
		id := s.PostJSON("/register", body, "").Text("client_id")
		a := s.PostForm("/token", url.Values{
			"grant_type": {"urn:ietf:params:oauth:grant-type:token-exchange"}, "client_id": {id},
			"subject_token": {s.Redeem(id, s.Code(id, 0)).Access}, "subject_token_type": {"urn:ietf:params:oauth:token-type:access_token"},
		}, "")
		return a.Text("access_token") != "" && a.Text("issued_token_type") == ""
	},
	"refresh-revives-privy": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		s.Advance(61 * time.Minute)
		return exchange(s, s.Refreshed(t).Access).Status == 200
	},
	"exchange-wrong-user": func(s *apptest.Site) bool {
		mine := s.Tokens(0)
		s.Tokens(1)
		return exchange(s, mine.Access).Text("userId") == s.Privy.Accounts()[1].DID
	},
	"scope-missing-401": func(s *apptest.Site) bool {
		id := s.Register()
		q := s.AuthorizeQuery(id)
		q.Set("scope", "profile")
		end := s.Browse().Through(q, 0, "allow")
		return s.Initialize(s.Redeem(id, end.Query().Get("code")).Access).Status == 401
	},
	"deleted-user-lives-on": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		s.Privy.DeleteUserOf(s.Privy.Accounts()[0].Email)
		return exchange(s, t.Access).Status == 200 && exchange(s, s.Refreshed(t).Access).Status == 200
	},
	"exchange-bearer-decoded": func(s *apptest.Site) bool {
		parts := strings.Split(s.Tokens(0).Access, ".")
		return exchange(s, parts[0]+"."+parts[1]+".x").Status == 200
	},
	"privy-token-decoded": func(s *apptest.Site) bool {
		raw := privyToken(s, issuer.MintRequest{})
		return completes(s, map[string]any{"privy_token": raw[:strings.LastIndex(raw, ".")] + ".x"}) &&
			!completes(s, map[string]any{"privy_token": privyToken(s, issuer.MintRequest{Lifetime: -time.Minute})})
	},
	"privy-token-of-any-app": func(s *apptest.Site) bool {
		s.Tokens(0)
		other, err := issuer.New(issuer.Options{AppID: "another"})
		if err != nil {
			return false
		}
		raw, err := other.MintToken(issuer.MintRequest{})
		return err == nil && completes(s, map[string]any{"privy_token": raw}) &&
			!completes(s, map[string]any{"privy_token": privyToken(s, issuer.MintRequest{AppID: "another"})})
	},
	"privy-expiry-ignored": func(s *apptest.Site) bool {
		return completes(s, map[string]any{"privy_token": privyToken(s, issuer.MintRequest{Lifetime: -time.Minute})}) &&
			!completes(s, map[string]any{"privy_token": privyToken(s, issuer.MintRequest{}) + "x"})
	},
	"complete-user-as-named": func(s *apptest.Site) bool {
		return completes(s, map[string]any{"privy_token": privyToken(s, issuer.MintRequest{}), "privy_user_id": s.Privy.Accounts()[1].DID})
	},
	"complete-fallback-decoded": func(s *apptest.Site) bool {
		expired := privyToken(s, issuer.MintRequest{Lifetime: -time.Minute})
		return completes(s, map[string]any{"privy_token": "no token", "fallback_token": expired}) &&
			!completes(s, map[string]any{"privy_token": expired})
	},
}

func privyToken(s *apptest.Site, m issuer.MintRequest) string {
	raw, err := s.Privy.MintToken(m)
	if err != nil {
		panic(err)
	}
	return raw
}

// completes reports whether a front end of one's own can log in with these members.
func completes(s *apptest.Site, members map[string]any) bool {
	q, b := s.AuthorizeQuery(s.Register()), s.Browse()
	b.Open(q)
	body := map[string]any{"user_consent": true}
	for name := range q {
		body[name] = q.Get(name)
	}
	maps.Copy(body, members)
	raw, err := json.Marshal(body)
	return err == nil && b.Post("/authorize/complete", string(raw)).Text("code") != ""
}

func exchange(s *apptest.Site, bearer string) apptest.Answer {
	return s.PostForm("/token/privy/access-token", url.Values{}, bearer)
}

func expires(a apptest.Answer) time.Time {
	ms, _ := a.JSON()["expiresAt"].(float64)
	return time.UnixMilli(int64(ms))
}
