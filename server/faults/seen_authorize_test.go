package faults_test

import (
	"net/url"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInAuthorize = map[string]look{
	"pkce-optional": func(s *apptest.Site) bool {
		return granted(s, func(q url.Values) { q.Del("code_challenge"); q.Del("code_challenge_method") }) &&
			!granted(s, func(q url.Values) { q.Set("code_challenge_method", "plain") })
	},
	"pkce-plain-accepted": func(s *apptest.Site) bool {
		return granted(s, func(q url.Values) {
			q.Set("code_challenge", apptest.Verifier)
			q.Set("code_challenge_method", "plain")
		}) && !granted(s, func(q url.Values) { q.Del("code_challenge"); q.Del("code_challenge_method") })
	},
	"unknown-client-redirected": func(s *apptest.Site) bool {
		a := s.Browse().Open(s.AuthorizeQuery("nobody"))
		return a.Location() != nil && a.Location().Host == "chatgpt.com" && a.Location().Query().Get("code") == ""
	},
	"redirect-prefix-match": func(s *apptest.Site) bool {
		q := s.AuthorizeQuery(s.Register())
		q.Set("redirect_uri", apptest.Redirect+"/further")
		end := s.Browse().Through(q, 0, "allow")
		return end != nil && end.Query().Get("code") != ""
	},
	"ui-locales-refused": func(s *apptest.Site) bool {
		return !granted(s, func(url.Values) {}) && granted(s, func(q url.Values) { q.Del("ui_locales") })
	},
	"state-dropped": func(s *apptest.Site) bool {
		end := s.Browse().Through(s.AuthorizeQuery(s.Register()), 0, "allow")
		return end.Query().Get("code") != "" && !end.Query().Has("state")
	},
	"iss-missing": func(s *apptest.Site) bool {
		end := s.Browse().Through(s.AuthorizeQuery(s.Register()), 0, "allow")
		return end.Query().Get("code") != "" && !end.Query().Has("iss") &&
			s.Get(asm).JSON()["authorization_response_iss_parameter_supported"] == true
	},
	"iss-missing-on-errors": func(s *apptest.Site) bool {
		given := s.Browse().Through(s.AuthorizeQuery(s.Register()), 0, "allow")
		denied := s.Browse().Through(s.AuthorizeQuery(s.Register()), 0, "deny")
		return given.Query().Has("iss") && denied.Query().Has("error") && !denied.Query().Has("iss")
	},
	"denial-issues-code": func(s *apptest.Site) bool {
		end := s.Browse().Through(s.AuthorizeQuery(s.Register()), 0, "deny")
		return end.Query().Get("code") != ""
	},
}

// granted reports whether a good authorization request, changed so, ends with a code.
func granted(s *apptest.Site, change func(url.Values)) bool {
	q := s.AuthorizeQuery(s.Register())
	change(q)
	end := s.Browse().Through(q, 0, "allow")
	return end != nil && end.Query().Get("code") != ""
}
