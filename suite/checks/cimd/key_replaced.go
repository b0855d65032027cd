package cimd

import (
	"context"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/documents"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.key.replaced",
	Title:  "a client that replaced its key is still known a day later",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OIDCCore.S("10.1.1"), spec.CIMD.S("4.4")),
	Covers: []string{"CI-15"},
	Needs:  check.Needs(fixture.Login, fixture.Documents),
	Faults: []string{"client-keys-kept"},
	Fix:    "Fetch the jwks_uri again where the kid of an assertion is not known, and from time to time besides.",
	Why:    "On the day on which ChatGPT replaces its key no token is given nor refreshed any more.",
	Run: func(ctx context.Context, c *check.C) {
		d := keyed(ctx, c, publish)
		const another = fixture.KeyID + "-2"
		next, err := jws.NewStrangeSigner(another)
		if err != nil {
			c.Broken("%v", err)
		}
		d.Keys.Answer(documents.JSON(next.JWKS()))
		d.Client.Key = next
		c.Wait(ctx, 25*time.Hour, "a server may keep the keys for a while of its own")
		c.Step("redeem a code with an assertion by the key that is published now")
		c.Expect(d.redeem(ctx, c)).To(expect.GivesToken())
	},
})
