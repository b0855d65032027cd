package jwt

import (
	"context"
	"errors"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "jwt.rotation.overlap",
	Title:  "when the signing key is replaced, the tokens of the old one stay good and both keys are published",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OIDCCore.S("10.1.1"), spec.RFC9068.S("4")),
	Covers: []string{"JW-14"},
	Needs:  check.Needs(fixture.Control, fixture.Login, fixture.Token, fixture.Session),
	Faults: []string{"rotation-drops-old-key", "rotation-unpublished"},
	Serial: true,
	Fix: "Publish the new key under a kid of its own before the first token is signed with it, and keep the old one in the key set " +
		"until the last token that it signed has expired.",
	Why: "Every user is signed out when the key is replaced, or cannot sign in until each cache of the key set has expired.",
	Run: func(ctx context.Context, c *check.C) {
		c.TryWait(ctx, afterExpiry(c), "what is judged by the expiry of a token comes first, while its key is there")
		c.Step("obtain a token")
		before := c.Host().Token(ctx)
		old := verifiable(c, open(c, before))
		c.Given(c.Host().Present(ctx, before.Access)).To(expect.Admitted(), "bearer.fresh.accepted")
		c.Given(published(ctx, c, old)).To(verifies, "jwt.signature.verifies")
		rotate(ctx, c)
		c.Step("obtain a token that is signed with the new key")
		next := verifiable(c, open(c, c.Host().Token(ctx)))
		if old.KeyID() == next.KeyID() {
			c.NotApplicable("the new token names the key of the old one: nothing was replaced")
		}
		c.Expect(published(ctx, c, next)).To(verifies)
		c.Step("use the token that was signed before")
		c.Expect(c.Host().Present(ctx, before.Access)).To(expect.Admitted())
		c.Expect(published(ctx, c, old)).To(verifies)
	},
})

// afterExpiry is a time by which whoever waits for a token to expire has done so. A key that has gone by
// then would refuse the token in place of its exp.
func afterExpiry(c *check.C) time.Duration {
	return max(fixture.Token.From(c).ExpiresIn, time.Hour) + time.Hour
}

var verifies = expect.True("a published key that verifies the signature")

// verifiable ends the check for a token that nobody verifies with a published key.
func verifiable(c *check.C, t *jws.Token) *jws.Token {
	switch {
	case c.Host().AS.JWKSURI == "":
		c.NotApplicable("the metadata names no jwks_uri, and need not")
	case !jws.Asymmetric(t.Alg()):
		c.NotApplicable("a token with alg %s is not verified with a published key", t.Alg())
	}
	return t
}

// published says whether a key that is published now verifies the token.
func published(ctx context.Context, c *check.C, t *jws.Token) expect.Claim {
	answer := c.Host().FetchKeys(ctx)
	if answer.RateLimited() {
		c.Block("rate-limit", "rate limited: the key set was answered 429")
	}
	keys, err := jws.ParseKeys(answer.Body)
	if answer.Status != 200 || err != nil {
		return expect.Claim{Saw: expect.Describe(answer.Exchange), From: answer}
	}
	saw := fitting(t, keys)
	return expect.Claim{Holds: saw == "", Saw: saw, From: answer}
}

// rotate replaces the signing key by target control.
func rotate(ctx context.Context, c *check.C) {
	c.Step("replace the signing key")
	err := c.Control().RotateKeys(ctx)
	var lacking *check.NotOffered
	if errors.As(err, &lacking) {
		c.NotApplicable("%s", lacking)
	}
	if err != nil {
		c.Broken("target control did not replace the key: %v", err)
	}
}
