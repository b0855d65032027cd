package cimd

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "cimd.key.taken",
	Title:  "a client with a key gets its token by the assertion that ChatGPT makes",
	Level:  check.Int,
	Impact: check.Blocks,
	Basis:  check.Observed,
	Refs:   spec.Refs(spec.RFC7523.S("3"), spec.CIMD.S("6.2"), spec.OpenAI.Authentication.S("Client registration")),
	Covers: []string{"CI-15"},
	Needs:  check.Needs(fixture.Login, fixture.AnyDocument),
	Faults: []string{"assertion-issuer-only"},
	Fix: `Verify the client assertion with the keys of the document's jwks_uri or jwks, by RS256 too, and take the URL of the token endpoint for its aud
as well as the issuer.`,
	Why: "ChatGPT comes with private_key_jwt wherever the metadata lists it, its assertion names the token endpoint, and without a token nothing works.",
	Run: func(ctx context.Context, c *check.C) {
		demandKeys(c)
		d := unchanged(c, "private_key_jwt")
		c.Step("log in as a client whose document has a jwks_uri")
		end := d.logIn(ctx, c)
		if d.Page == nil {
			d.demand(c, end, "cimd.chatgpt.taken")
		}
		c.Expect(end.claim(end.grant.Code != "")).To(expect.True("a code"))
		c.Step("redeem the code with an assertion whose aud is the token endpoint")
		c.Expect(c.Host().WithClient(d.Client).Redeem(ctx, end.grant)).To(expect.GivesToken())
	},
})
