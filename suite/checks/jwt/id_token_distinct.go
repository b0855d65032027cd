package jwt

import (
	"context"
	"slices"
	"strconv"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "jwt.id-token.distinct",
	Title:  "an ID token cannot be taken for the access token",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8725.S("3.11"), spec.RFC8725.S("3.12"), spec.RFC9068.S("5")),
	Covers: []string{"JW-12"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"id-token-like-access-token"},
	Fix: `Write "typ":"at+jwt" into the header of access tokens only, and issue them for the resource: the audience of an ID token is the client,
and nobody else.`,
	Why: "Apps that only learn who the user is are handed an ID token. A resource server that cannot tell the two apart lets those apps act for the user.",
	Run: func(_ context.Context, c *check.C) {
		token := issued(c)
		if token.Identity == "" {
			c.NotApplicable("no ID token was issued")
		}
		access := open(c, token)
		identity, ok := jws.Parse(token.Identity)
		if !ok {
			c.NotApplicable("the ID token is no JWT that can be read, as is an encrypted one")
		}
		c.Step("compare the ID token with the access token")
		c.Expect(expect.Claim{
			Holds: toldApart(access, identity), From: token.Response,
			Saw: "both of type " + strconv.Quote(identity.Type()) + " and for " + list(inBoth(audience(access), audience(identity))),
		}).To(expect.True("another type, or another audience, in one than in the other"))
	},
})

// toldApart reports whether rules of validation can let in the one and not the other (RFC 8725 §3.12):
// by type, issuer, key, audience, or a claim for the purpose, as Cognito and Keycloak have.
func toldApart(a, b *jws.Token) bool {
	for _, claim := range []string{"token_use", "token_type", "typ"} {
		if a.Text(claim) != b.Text(claim) {
			return true
		}
	}
	return typed(a) != typed(b) || a.Text("iss") != b.Text("iss") || a.KeyID() != b.KeyID() ||
		len(inBoth(audience(a), audience(b))) == 0
}

func inBoth(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return !slices.Contains(b, s) })
}

// typed is the type of a token; JWT says no more than nothing does.
func typed(t *jws.Token) string {
	if typ := t.Type(); typ != "jwt" {
		return typ
	}
	return ""
}
