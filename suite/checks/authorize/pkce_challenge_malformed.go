package authorize

import (
	"context"
	"strings"

	"golang.org/x/oauth2"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.pkce.malformed-challenge",
	Title:  "a PKCE challenge of the wrong length is refused, or fits no verifier",
	Level:  check.Int,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7636.S("4.2"), spec.RFC7636.S("4.6")),
	Covers: []string{"AZ-12"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"pkce-challenge-by-prefix"},
	Fix:    "Refuse a code_challenge that is not 43 to 128 characters of the base64url alphabet with invalid_request, and compare the whole of it, never a part or what a column of the database left of it.",
	Why:    "A comparison of parts can be passed by verifiers that were never agreed on.",
	Run: func(ctx context.Context, c *check.C) {
		verifier := oauth2.GenerateVerifier()
		c.Host().Wire.Wire().Taint("code_verifier", verifier)
		whole := oauth2.S256ChallengeFromVerifier(verifier)
		for _, bent := range []struct{ how, challenge string }{
			{"with the last character of the challenge cut off", whole[:len(whole)-1]},
			{"with a hundred characters after the challenge", whole + strings.Repeat("A", 100)},
		} {
			c.Step("log in " + bent.how)
			end := tryResumed(ctx, c.Host(), client.With("code_challenge", bent.challenge))
			if end.grant.Code == "" {
				c.Expect(end.claim(end.usable())).To(expect.True("invalid_request"))
				continue
			}
			c.Step("redeem its code with the verifier of the whole challenge")
			end = end.redeem(ctx, c.Host(), client.With("code_verifier", verifier))
			c.Expect(end.claim(!end.yielded)).To(expect.True("no token: the verifier does not fit that challenge"))
		}
	},
})
