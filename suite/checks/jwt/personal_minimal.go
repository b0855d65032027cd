package jwt

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// personal are the claims about a person (OpenID Connect Core §5.1), with the scope by which a client
// asks for them (§5.4).
var personal = map[string]string{
	"email": "email", "phone_number": "phone", "phone": "phone", "address": "address",
	"name": "profile", "given_name": "profile", "family_name": "profile", "birthdate": "profile", "gender": "profile",
}

var _ = check.Define(check.Check{
	ID:     "jwt.personal.minimal",
	Title:  "an access token tells nothing of the person that was not asked for",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("6")),
	Covers: []string{"JW-10"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"token-personal-data"},
	Fix:    "Leave names, addresses and numbers out of access tokens; let the MCP server look them up by sub.",
	Why:    "The client, and every log that a token gets into, learns who the user is, though the user only let it call tools.",
	Run: func(_ context.Context, c *check.C) {
		told := unasked(read(c), granted(fixture.Token.From(c)))
		c.Expect(expect.Claim{Holds: told == nil, Saw: "a token with " + list(told), From: from(c)}).
			To(expect.True("no claims about the person without a scope for them"))
	},
})

// unasked lists the claims about the person that none of the scopes opens. Claims of private names are
// often the same under a URI.
func unasked(t *jws.Token, scopes []string) []string {
	var told []string
	for _, claim := range slices.Sorted(maps.Keys(t.Claims)) {
		name := claim
		if strings.Contains(claim, "://") {
			name = claim[strings.LastIndex(claim, "/")+1:]
		}
		scope, about := personal[name]
		value := t.Claims[claim]
		if about && value != nil && value != "" && !slices.Contains(scopes, scope) {
			told = append(told, claim)
		}
	}
	return told
}

// granted lists the scopes of a token as far as they are known.
func granted(t *client.Token) []string {
	if t.Scope == "" && t.Grant != nil { // then it is what was asked for (RFC 6749 §5.1)
		return strings.Fields(t.Grant.Scope)
	}
	return strings.Fields(t.Scope)
}
