package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.foreign-key.refused",
	Title:  "an access token that somebody else signed is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("4"), spec.RFC8725.S("3.8"), spec.RFC8725.S("3.10")),
	Covers: []string{"BU-12"},
	Needs:  check.Needs(fixture.Token, fixture.Session),
	Faults: []string{"header-key-trusted"},
	Fix:    "Verify with the keys of your issuer only, found by kid in its own key set; never with a key that the token's header brings or points to.",
	Why:    "Anybody can write themselves a token for any user, with a key of their own.",
	Run: func(ctx context.Context, c *check.C) {
		token := fixture.Token.From(c).Access
		signed, ok := jws.Parse(token)
		if !ok || !signed.Signed() {
			c.NotApplicable("the access token is no signed JWT, so there is no key to exchange")
		}
		stranger, err := jws.NewStranger(signed.Alg())
		if err != nil {
			c.NotApplicable("no key of another can be made: %v", err)
		}
		works(ctx, c, token)
		c.Step("use its claims under its header, signed with another key")
		refused(c, show(ctx, c, made(c, stranger.Forge, signed)))
		if withKey := made(c, stranger.ForgeWithKey, signed); withKey != "" {
			c.Step("use its claims under a header that brings the other key along (jwk)")
			refused(c, show(ctx, c, withKey))
		}
	},
})

// made is a forgery that could be made.
func made(c *check.C, forge func(*jws.Token) (string, error), of *jws.Token) string {
	forged, err := forge(of)
	if err != nil {
		c.Broken("no forgery: %v", err)
	}
	return forged
}
