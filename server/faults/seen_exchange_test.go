package faults_test

import (
	"net/url"
	"time"

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
}

func exchange(s *apptest.Site, bearer string) apptest.Answer {
	return s.PostForm("/token/privy/access-token", url.Values{}, bearer)
}

func expires(a apptest.Answer) time.Time {
	ms, _ := a.JSON()["expiresAt"].(float64)
	return time.UnixMilli(int64(ms))
}
