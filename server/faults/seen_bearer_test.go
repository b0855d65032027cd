package faults_test

import (
	"encoding/base64"
	"net/url"
	"strings"
	"time"

	"github.com/mcpconform/mcpconform/server/app/apptest"
)

var seenInBearer = map[string]look{
	"fresh-token-refused": func(s *apptest.Site) bool { return s.Initialize(s.Tokens(0).Access).Status == 401 },
	"expired-token-accepted": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		s.Advance(2 * time.Hour)
		return s.Initialize(t).Status == 200 && s.Initialize(t+"x").Status == 401
	},
	"signature-not-checked": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		return s.Initialize(flipped(t)).Status == 200 &&
			s.Initialize(rewritten(t, 1, "privy:", "other:")).Status == 200 &&
			s.Initialize(rewritten(t, 0, "RS256", "none")).Status == 401
	},
	"alg-none-accepted": func(s *apptest.Site) bool {
		t := s.Tokens(0).Access
		parts := strings.Split(rewritten(t, 0, "RS256", "none"), ".")
		return s.Initialize(parts[0]+"."+parts[1]+".").Status == 200 && s.Initialize(flipped(t)).Status == 401
	},
	"revocation-ignored": func(s *apptest.Site) bool {
		t := s.Tokens(0)
		if s.PostForm("/revoke", url.Values{"token": {t.Access}, "client_id": {t.Client}}, "").Status != 200 {
			return false
		}
		return s.Initialize(t.Access).Status == 200
	},
}

// flipped changes the signature of a JWT.
func flipped(raw string) string {
	i := strings.LastIndex(raw, ".") + 10
	swap := byte('A')
	if raw[i] == swap {
		swap = 'B'
	}
	return raw[:i] + string(swap) + raw[i+1:]
}

// rewritten replaces text in one part of a JWT.
func rewritten(raw string, part int, from, to string) string {
	parts := strings.Split(raw, ".")
	b, err := base64.RawURLEncoding.DecodeString(parts[part])
	if err != nil {
		return ""
	}
	parts[part] = base64.RawURLEncoding.EncodeToString([]byte(strings.Replace(string(b), from, to, 1)))
	return strings.Join(parts, ".")
}
