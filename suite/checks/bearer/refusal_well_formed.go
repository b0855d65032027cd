package bearer

import (
	"context"
	"net/http"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.refusal.well-formed",
	Title:  "the challenge for a bad token can be read, whatever is wrong with the token",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9110.S("11.6.1"), spec.RFC6750.S("3")),
	Covers: []string{"RD-16", "RD-17"},
	Needs:  check.Needs(fixture.Challenge),
	Faults: []string{"refusal-quotes-unescaped"},
	Fix: `Write error_description yourself instead of handing on what a library says: no quotation marks and no backslashes may be in it, ` +
		`and unescaped they end it too early.`,
	Why: "What comes after the first stray quotation mark is lost to a strict client, the address of the metadata for one.",
	Run: func(ctx context.Context, c *check.C) {
		badToken(ctx, c)
		if problems := challenged(c).Challenge.Problems; len(problems) > 0 {
			c.Block("discovery.challenge.resource-metadata", "no challenge of it can be read: %s", strings.Join(problems, "; "))
		}
		for _, bad := range unacceptable {
			c.Step("send a token that is " + bad.how)
			legible(c, c.Host().Probe(ctx, client.Header("Authorization", "Bearer "+bad.token)))
		}
	},
})

// unacceptable are tokens that verifiers refuse for reasons of their own, and say so in words of their own.
var unacceptable = []struct{ how, token string }{
	{"no JWT", nobodys},
	{`a JWT with "alg":"none"`, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtY3Bjb25mb3JtIn0."},
	{`a JWT with "alg":"HS256" that has expired`, "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjF9.bWNwY29uZm9ybQ"},
}

// legible demands that each challenge of a 401 parses. One without parameters, and any other status, are
// the business of other checks.
func legible(c *check.C, answer *client.Response) {
	if answer.Err != nil || answer.Status != http.StatusUnauthorized {
		return
	}
	for _, challenge := range answer.Challenges() {
		c.Expect(expect.Claim{
			Holds: len(challenge.Params) == 0 || len(challenge.Problems) == 0, From: answer,
			Saw: "WWW-Authenticate: " + strings.Join(answer.Header.Values("WWW-Authenticate"), ", ") +
				" (" + strings.Join(challenge.Problems, "; ") + ")",
		}).To(expect.True("a challenge that parses, with no parameter twice"))
	}
}
