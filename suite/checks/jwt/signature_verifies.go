package jwt

import (
	"context"
	"slices"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "jwt.signature.verifies",
	Title:  "a published key verifies the access token",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("4"), spec.RFC8725.S("3.1"), spec.RFC8725.S("3.8")),
	Covers: []string{"JW-07"},
	Needs:  check.Needs(fixture.Token, fixture.ServerMetadata),
	Faults: []string{"signing-key-unpublished"},
	Fix: "Publish the public half of the signing key at jwks_uri before the first token is signed with it, under the kid that " +
		"the tokens name; give all replicas the same keys.",
	Why: "A resource server that verifies with the published keys refuses the token, always or by the replica that issued it.",
	Run: func(ctx context.Context, c *check.C) {
		token := read(c)
		switch {
		case c.Host().AS.JWKSURI == "":
			c.NotApplicable("the metadata names no jwks_uri, and need not")
		case !token.Signed():
			c.Block("jwt.alg.signed", "the token has no signature to verify")
		case !jws.Asymmetric(token.Alg()):
			c.NotApplicable("a token with alg %s is not verified with a published key", token.Alg())
		}
		c.Step("fetch the keys")
		answer := c.Host().FetchKeys(ctx)
		keys, err := jws.ParseKeys(answer.Body)
		c.Given(expect.Claim{Holds: answer.Status == 200 && err == nil, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("a JWK Set"), "discovery.jwks.found")
		c.Step("verify the signature")
		saw := fitting(token, keys)
		c.Expect(expect.Claim{Holds: saw == "", Saw: saw, From: answer}).To(expect.True("a key that verifies the signature"))
	},
})

// fitting says why no key verifies the token; "" where one does. A kid names the one that must.
func fitting(t *jws.Token, keys []jws.Key) string {
	kid := t.KeyID()
	if kid != "" {
		keys = slices.DeleteFunc(keys, func(k jws.Key) bool { return k.ID != kid })
	}
	if slices.ContainsFunc(keys, func(k jws.Key) bool { return t.VerifiedBy(k.Public) == nil }) {
		return ""
	}
	switch {
	case kid == "":
		return "no kid, and no key that verifies the signature"
	case len(keys) == 0:
		return "no key with the kid that the token names"
	}
	return "a key with that kid, which does not verify the signature"
}
