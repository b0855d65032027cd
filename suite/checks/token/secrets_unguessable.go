package token

import (
	"context"
	"math"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.secrets.unguessable",
	Title:  "codes and opaque tokens are too long to be guessed",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("7.7"), spec.RFC6749.S("10.10")),
	Covers: []string{"TK-28"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"guessable-secrets"},
	Fix: "Make codes and tokens of at least 128 random bits, better 160, from a cryptographic source: 22 characters of " +
		"base64url, 32 of hex.",
	Why: "Who can guess a code or a token needs nothing else to be the user.",
	Run: func(ctx context.Context, c *check.C) {
		first := served(c)
		c.Step("log in once more and compare what was issued")
		second := c.Host().Token(ctx)
		for _, pair := range []struct{ kind, one, other string }{
			{"authorization codes", first.Grant.Code, second.Grant.Code},
			{"access tokens", first.Access, second.Access},
			{"refresh tokens", first.Refresh, second.Refresh},
		} {
			if _, signed := jws.Parse(pair.one); signed || pair.one == "" || pair.other == "" {
				continue // a signature is not guessed
			}
			c.Expect(expect.Claim{
				Holds: room(pair.one, pair.other) >= 128, Saw: "two " + pair.kind + " that differ in too few characters", From: second.Response,
			}).To(expect.True("room for 128 random bits"))
		}
	},
})

// room is the most random bits that two values of a kind can have, by what differs between their common
// beginning and their common end. It shows only that there are too few, never that there are enough.
func room(one, other string) float64 {
	n := min(len(one), len(other))
	head := 0
	for head < n && one[head] == other[head] {
		head++
	}
	tail := 0
	for tail < n-head && one[len(one)-1-tail] == other[len(other)-1-tail] {
		tail++
	}
	return float64(n-head-tail) * math.Log2(alphabet(one+other))
}

// alphabet is the number of characters of the smallest common alphabet.
func alphabet(text string) float64 {
	only := func(set string) bool { return strings.Trim(text, set) == "" }
	const digits, lower = "0123456789", "abcdefghijklmnopqrstuvwxyz"
	switch {
	case only(digits):
		return 10
	case only(digits + "abcdef-"), only(digits + "ABCDEF-"):
		return 16
	case only(digits + lower), only(digits + strings.ToUpper(lower)):
		return 36
	}
	return 64
}
