package faults_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

// claimed reads a part of a fresh access token that lets in.
func claimed(s *apptest.Site, part int) map[string]any {
	t := s.Tokens(0).Access
	if s.Initialize(t).Status != 200 || s.Initialize(t+"x").Status != 401 {
		return nil
	}
	return partOf(t, part)
}

func partOf(raw string, part int) map[string]any {
	b, err := base64.RawURLEncoding.DecodeString(strings.Split(raw, ".")[part])
	var members map[string]any
	if err != nil || json.Unmarshal(b, &members) != nil {
		return nil
	}
	return members
}

var seenInJWT = map[string]look{
	"tokens-unsigned":           func(s *apptest.Site) bool { return claimed(s, 0)["alg"] == "none" },
	"token-typ-of-another-kind": func(s *apptest.Site) bool { return claimed(s, 0)["typ"] == "logout+jwt" },
	"claims-missing": func(s *apptest.Site) bool {
		c := claimed(s, 1)
		return c["sub"] != nil && c["client_id"] == nil
	},
	"iss-of-another": func(s *apptest.Site) bool {
		iss, _ := claimed(s, 1)["iss"].(string)
		return iss != "" && iss != s.Get(asm).Text("issuer")
	},
	"aud-of-the-client":   func(s *apptest.Site) bool { c := claimed(s, 1); return c != nil && c["aud"] == c["client_id"] },
	"scope-claim-differs": func(s *apptest.Site) bool { return strings.Contains(fmt.Sprint(claimed(s, 1)["scope"]), "admin") },
	"jti-of-the-user":     func(s *apptest.Site) bool { c := claimed(s, 1); return c != nil && c["jti"] == c["sub"] },
	"token-personal-data": func(s *apptest.Site) bool { return claimed(s, 1)["email"] != nil },
	"exp-before-expires-in": func(s *apptest.Site) bool {
		c := claimed(s, 1)
		exp, _ := c["exp"].(float64)
		iat, _ := c["iat"].(float64)
		return c != nil && exp-iat == 300
	},
	"upstream-token-embedded": func(s *apptest.Site) bool {
		inner, _ := claimed(s, 1)["privy_token"].(string)
		return inner != "" && partOf(inner, 1)["iss"] == "privy.io"
	},
	"signing-key-unpublished": func(s *apptest.Site) bool {
		kid, _ := claimed(s, 0)["kid"].(string)
		return kid != "" && !strings.Contains(s.Get("/.well-known/jwks.json").Body, kid)
	},
	"aud-only-if-asked": func(s *apptest.Site) bool {
		id := s.Register()
		query := s.AuthorizeQuery(id)
		query.Del("resource")
		end := s.Browse().Through(query, 0, "allow")
		if end == nil {
			return false
		}
		form := s.CodeForm(id, end.Query().Get("code"))
		form.Del("resource")
		raw := s.PostForm("/token", form, "").Text("access_token")
		return raw != "" && partOf(raw, 1)["aud"] == nil && claimed(s, 1)["aud"] != nil
	},
}
