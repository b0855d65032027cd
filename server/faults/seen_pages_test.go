package faults_test

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// seenInPages are the faults of the login and consent pages.
var seenInPages = map[string]look{
	"pages-framable": func(s *apptest.Site) bool {
		h := s.Browse().Open(s.AuthorizeQuery(s.Register())).Header
		return h.Get("X-Frame-Options") == "" && h.Get("Content-Security-Policy") == ""
	},
	"prompt-none-ignored": func(s *apptest.Site) bool {
		q := s.AuthorizeQuery(s.Register())
		q.Set("prompt", "none")
		return strings.Contains(s.Browse().Open(q).Body, `name="email"`)
	},
	"pages-form-action-self": func(s *apptest.Site) bool {
		return strings.HasSuffix(consentPage(s).Last.Header.Get("Content-Security-Policy"), "form-action 'self'")
	},
	"pages-cut-opener": func(s *apptest.Site) bool {
		return consentPage(s).Last.Header.Get("Cross-Origin-Opener-Policy") == "same-origin"
	},
	"pages-load-from-elsewhere": func(s *apptest.Site) bool {
		return strings.Contains(s.Browse().Open(s.AuthorizeQuery(s.Register())).Body, `href="https://fonts.`)
	},
	"login-redirected-307": func(s *apptest.Site) bool {
		b := s.Browse()
		a := b.Open(s.AuthorizeQuery(s.Register()))
		action, form := apptest.Form(a.Body)
		form.Set("email", s.Privy.Accounts()[0].Email)
		r := s.Request(http.MethodPost, action, "application/x-www-form-urlencoded", form.Encode())
		for _, c := range (&http.Response{Header: a.Header}).Cookies() {
			r.AddCookie(c)
		}
		refuseRedirects := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		return s.Do(refuseRedirects, r).Status == http.StatusTemporaryRedirect
	},
	"consent-names-nobody": func(s *apptest.Site) bool {
		body := consentPage(s).Last.Body
		return strings.Contains(body, "Allow access?") && !strings.Contains(body, "chatgpt.com")
	},
	"consent-token-not-checked": func(s *apptest.Site) bool {
		b := consentPage(s)
		b.Submit(url.Values{"decision": {"allow"}, "csrf": {"another"}})
		return b.Last.Location() != nil && b.Last.Location().Query().Get("code") != ""
	},
	"consent-remembered": func(s *apptest.Site) bool {
		const local = "http://127.0.0.1:5173/callback"
		body := apptest.Registration()
		body["redirect_uris"] = []string{local}
		q := s.AuthorizeQuery(s.PostJSON("/register", body, "").Text("client_id"))
		q.Set("redirect_uri", local)
		b := s.Browse()
		b.Through(q, 0, "allow")
		again := b.Open(q).Location()
		return again != nil && again.Query().Get("code") != ""
	},
	"session-cookie-bare": func(s *apptest.Site) bool {
		cookie := s.Browse().Open(s.AuthorizeQuery(s.Register())).Header.Get("Set-Cookie")
		return cookie != "" && !strings.Contains(cookie, "HttpOnly")
	},
}

// consentPage logs in up to the consent page.
func consentPage(s *apptest.Site) *apptest.Browser {
	b := s.Browse()
	b.Open(s.AuthorizeQuery(s.Register()))
	who := s.Privy.Accounts()[0]
	b.Submit(url.Values{"email": {who.Email}})
	b.Submit(url.Values{"code": {who.OTP}})
	return b
}
