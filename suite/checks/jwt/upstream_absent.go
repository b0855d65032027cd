package jwt

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "jwt.upstream.absent",
	Title:  "an access token neither is nor carries the token of a login provider",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.MCP20251125.SecurityBestPractices.S("Token Passthrough"), spec.RFC9068.S("6")),
	Covers: []string{"JW-11"},
	Needs:  check.Needs(fixture.Token, fixture.ServerMetadata),
	Faults: []string{"upstream-token-embedded"},
	Fix: "Keep the upstream provider's token at the server, under the id of the grant, and look it up when a tool needs it: " +
		"the payload of a JWT is readable to everybody who holds it.",
	Why: "ChatGPT, and every log that a token gets into, holds the user's login at the provider too, beyond what the user allowed.",
	Run: func(_ context.Context, c *check.C) {
		token := read(c)
		iss, issuer := token.Text("iss"), c.Host().AS.Issuer
		c.Expect(expect.Claim{
			Holds: iss == issuer || !slices.Contains(logins, iss), Saw: "a token that " + iss + " issued", From: from(c),
		}).To(expect.True("a token that the authorization server issued itself"))
		at, foreign := embedded("", token.Claims, issuer)
		if foreign != "" {
			c.Host().Wire.Wire().Taint("upstream_token", foreign)
		}
		c.Expect(expect.Claim{Holds: foreign == "", Saw: "a token of another issuer in the claim " + strconv.Quote(at), From: from(c)}).
			To(expect.True("no token within the token"))
	},
})

// logins issue tokens that say who somebody is, for their own apps; an MCP server is never the audience.
var logins = []string{"privy.io", "https://accounts.google.com", "accounts.google.com"}

// providers are how access tokens of well-known providers begin that are no JWTs.
var providers = []string{"gho_", "ghu_", "ghp_", "github_pat_", "ya29.", "xoxb-", "xoxp-", "glpat-"}

// embedded finds a token of another issuer in claims, and says in which. A token of the same issuer
// within its own is odd, but passes nothing through.
func embedded(path string, value any, issuer string) (at, token string) {
	switch v := value.(type) {
	case string:
		inner, ok := jws.Parse(v)
		foreign := ok && inner.Text("iss") != "" && inner.Text("iss") != issuer
		if foreign || slices.ContainsFunc(providers, func(p string) bool { return strings.HasPrefix(v, p) && len(v) > len(p)+15 }) {
			return path, v
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if at, token = embedded(strings.TrimPrefix(path+"."+name, "."), v[name], issuer); token != "" {
				return at, token
			}
		}
	case []any:
		for _, one := range v {
			if at, token = embedded(path, one, issuer); token != "" {
				return at, token
			}
		}
	}
	return "", ""
}
