package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.public-key.no-secret",
	Title:  "the public key is not taken for a shared secret",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC8725.S("2.1"), spec.RFC8725.S("3.1")),
	Covers: []string{"BU-13"},
	Needs:  check.Needs(fixture.Token, fixture.Session, fixture.ServerMetadata),
	Faults: []string{"public-key-as-secret"},
	Fix:    "Name the algorithms you issue, such as RS256, in the call that verifies: the token's alg must not choose how a key is used.",
	Why:    "The key is public: anybody can write themselves a token for any user with it.",
	Run: func(ctx context.Context, c *check.C) {
		token := fixture.Token.From(c).Access
		signed, ok := jws.Parse(token)
		switch {
		case !ok || !jws.Asymmetric(signed.Alg()):
			c.NotApplicable("the access token is no JWT that is verified with a public key")
		case c.Host().AS.JWKSURI == "":
			c.NotApplicable("no keys are published")
		}
		c.Step("fetch the public keys")
		answer := c.Host().FetchKeys(ctx)
		keys, err := jws.ParseKeys(answer.Body)
		c.Given(expect.Claim{Holds: answer.Status == 200 && err == nil, Saw: expect.Describe(answer.Exchange), From: answer}).
			To(expect.True("a JWK Set"), "discovery.jwks.found")
		works(ctx, c, token)
		for _, forged := range maced(c, signed, keys) {
			c.Step("use its claims under alg HS256, with the public key in PEM as the secret")
			refused(c, show(ctx, c, forged))
		}
	},
})

// maced forges with the key that verifies the token.
func maced(c *check.C, signed *jws.Token, keys []jws.Key) []string {
	for _, k := range keys {
		if signed.VerifiedBy(k.Public) != nil {
			continue
		}
		forged, err := signed.MACed(k.Public)
		if err != nil {
			c.Broken("no forgery: %v", err)
		}
		return forged
	}
	c.Block("jwt.signature.verifies", "no published key verifies the token")
	return nil
}
