package token

import (
	"context"

	"golang.org/x/oauth2"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.pkce.verifier-lengths",
	Title:  "a code_verifier of 128 characters is taken as it is, and one that is cut, prolonged or altered is not",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7636.S("4.1"), spec.RFC7636.S("4.6")),
	Covers: []string{"TK-08"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"verifier-too-long", "verifier-cut"},
	Fix:    "Take verifiers of 43 to 128 characters, and hash them as they came: cut nothing, trim nothing.",
	Why:    "A host whose library makes long verifiers cannot connect; one that is cut is easier to guess.",
	Run: func(ctx context.Context, c *check.C) {
		served(c) // with one of 43
		p := c.Host()
		verifier := (oauth2.GenerateVerifier() + oauth2.GenerateVerifier() + oauth2.GenerateVerifier())[:longest]
		p.Wire.Wire().Taint("code_verifier", verifier)
		grant := longGranted(ctx, p, verifier)
		for _, bad := range []struct{ title, verifier string }{
			{"redeem a code with a character too many", verifier + "x"},
			{"redeem it with the first 42 characters", verifier[:42]},
			{"redeem it with a last character that no verifier may have", verifier[:longest-1] + "%"},
		} {
			c.Step(bad.title)
			refused(c, p.Redeem(ctx, grant, client.With("code_verifier", bad.verifier)), expect.Refusal("invalid_grant", "invalid_request"))
		}
		c.Step("redeem it with the verifier of 128 characters")
		answer := p.Redeem(ctx, grant)
		if withheld(answer) { // a code may be burnt by what went before
			c.Step("redeem another code with a verifier of 128 characters")
			answer = p.Redeem(ctx, longGranted(ctx, p, verifier))
		}
		c.Weigh(check.Degrades, check.Normative)
		c.Expect(answer).To(expect.GivesToken())
	},
})

const longest = 128 // characters of a verifier (RFC 7636 §4.1)

func longGranted(ctx context.Context, p *client.Player, verifier string) *client.Grant {
	grant := p.Authorize(ctx, client.With("code_challenge", oauth2.S256ChallengeFromVerifier(verifier)))
	grant.Verifier = verifier
	return grant
}
