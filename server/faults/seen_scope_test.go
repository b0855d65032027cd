package faults_test

import (
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInScopes = map[string]look{
	"scope-not-enforced": func(s *apptest.Site) bool {
		return strings.Contains(s.Call(scoped(s, "read"), "get-connection", nil).Body, `"structuredContent"`)
	},
	"scope-refused-401": func(s *apptest.Site) bool {
		a := s.Call(scoped(s, "read"), "get-connection", nil)
		return a.Status == 401 && strings.Contains(a.Header.Get("WWW-Authenticate"), "invalid_token")
	},
	"scope-challenge-untold": func(s *apptest.Site) bool {
		a := s.Call(scoped(s, "read"), "get-connection", nil)
		return a.Status == 403 && !strings.Contains(a.Header.Get("WWW-Authenticate"), "scope=")
	},
	"scope-challenge-without-metadata": func(s *apptest.Site) bool {
		a := s.Call(scoped(s, "read"), "get-connection", nil)
		return a.Status == 403 && !strings.Contains(a.Header.Get("WWW-Authenticate"), "resource_metadata=")
	},
	"scope-challenge-changes": func(s *apptest.Site) bool {
		t := scoped(s, "read")
		first := s.Call(t, "get-connection", nil).Header.Get("WWW-Authenticate")
		return first != "" && first != s.Call(t, "get-connection", nil).Header.Get("WWW-Authenticate")
	},
	"scope-step-up-forgets": func(s *apptest.Site) bool {
		return s.Call(scoped(s, "read connection"), "get-items", nil).Status == 403
	},
	"scope-step-up-in-vain": func(s *apptest.Site) bool {
		t := scoped(s, "read connection")
		return s.Call(t, "get-connection", nil).Status == 403 && s.Call(t, "get-items", map[string]any{}).Status == 200
	},
}

// scoped is an access token of a login for these scopes.
func scoped(s *apptest.Site, scope string) string {
	id := s.Register()
	query := s.AuthorizeQuery(id)
	query.Set("scope", scope)
	end := s.Browse().Through(query, 0, "allow")
	return s.Redeem(id, end.Query().Get("code")).Access
}
