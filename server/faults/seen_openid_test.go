package faults_test

import (
	"net/http"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

const oidc = "/.well-known/openid-configuration"

// withOpenID is the token response of a login that asked for the scope openid.
func withOpenID(s *apptest.Site) apptest.Answer {
	id := s.Register()
	query := s.AuthorizeQuery(id)
	query.Set("scope", "read openid")
	end := s.Browse().Through(query, 0, "allow")
	if end == nil {
		return apptest.Answer{}
	}
	return s.PostForm("/token", s.CodeForm(id, end.Query().Get("code")), "")
}

// settledOn is the version of MCP that a user's client ends up with.
func settledOn(s *apptest.Site) any {
	result, _ := s.Initialize(s.Tokens(0).Access).JSON()["result"].(map[string]any)
	return result["protocolVersion"]
}

var seenInOpenID = map[string]look{
	"june-2025-openid-only": func(s *apptest.Site) bool {
		return settledOn(s) == "2025-06-18" && s.Get(asm).Status == http.StatusNotFound && s.Get(oidc).Status == http.StatusOK
	},
	"march-2025-nothing-at-origin": func(s *apptest.Site) bool {
		return s.Get("/authorize").Status == http.StatusNotFound && s.Get(asm).Status == http.StatusNotFound &&
			strings.HasSuffix(s.Get(asm+"/tenant").Text("authorization_endpoint"), "/tenant/login")
	},
	"oidc-s256-not-advertised": func(s *apptest.Site) bool {
		return lacks(s, oidc, "code_challenge_methods_supported") && has(s, asm, "code_challenge_methods_supported", "S256")
	},
	"oidc-members-missing": func(s *apptest.Site) bool {
		return lacks(s, oidc, "subject_types_supported") && lacks(s, oidc, "id_token_signing_alg_values_supported")
	},
	"oidc-endpoints-differ": func(s *apptest.Site) bool {
		other := s.Get(oidc).Text("token_endpoint")
		return other != "" && s.PostForm(other, nil, "").Status == http.StatusNotFound &&
			s.PostForm(s.Get(asm).Text("token_endpoint"), nil, "").Status == http.StatusBadRequest
	},
	"oidc-promised-only": func(s *apptest.Site) bool {
		a := withOpenID(s)
		return has(s, oidc, "scopes_supported", "openid") && !has(s, asm, "scopes_supported", "openid") &&
			a.Text("scope") == "read" && a.Text("id_token") == ""
	},
	"id-token-like-access-token": func(s *apptest.Site) bool {
		raw := withOpenID(s).Text("id_token")
		if strings.Count(raw, ".") != 2 {
			return false
		}
		audience, _ := partOf(raw, 1)["aud"].([]any)
		return partOf(raw, 0)["typ"] == "at+jwt" && slices.Contains(audience, any(s.MCP())) && s.Initialize(raw).Status == 401
	},
	"id-token-lets-in": func(s *apptest.Site) bool {
		raw := withOpenID(s).Text("id_token")
		return strings.Count(raw, ".") == 2 && s.Initialize(raw).Status == 200 && s.Initialize(raw+"x").Status == 401
	},
}
