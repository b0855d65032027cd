package jwt

import (
	"context"
	"fmt"
	"time"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

const (
	skew  = 5 * time.Minute  // how much two clocks may differ (RFC 9068 §4: "a few minutes")
	apart = 10 * time.Second // how much the same moment may differ that was written down twice
)

var _ = check.Define(check.Check{
	ID:     "jwt.exp.agrees",
	Title:  "an access token lives as long as the token response says",
	Level:  check.Int,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("2.2"), spec.OAuth21.S("3.2.3")),
	Covers: []string{"JW-08"},
	Needs:  check.Needs(fixture.Token),
	Faults: []string{"exp-before-expires-in"},
	Fix:    "Compute exp and expires_in from one lifetime, and iat from a clock that is kept right.",
	Why:    "ChatGPT goes by expires_in: it refreshes too late, and calls fail in between.",
	Run: func(_ context.Context, c *check.C) {
		token, response := read(c), issued(c)
		if iat, ok := token.Time("iat"); ok {
			ahead := iat.Sub(response.Obtained)
			c.Expect(expect.Claim{Holds: ahead <= skew, Saw: "iat " + span(ahead) + " in the future", From: from(c)}).
				To(expect.True("iat not in the future"))
		}
		exp, ok := token.Time("exp")
		if !ok || response.ExpiresIn == 0 {
			c.NotApplicable("the token or the response does not say how long it lives")
		}
		c.Expect(expect.Claim{
			Holds: agree(token, exp, response), From: from(c),
			Saw: fmt.Sprintf("expires_in %s, exp %s", span(response.ExpiresIn), after(token, exp, response.Obtained)),
		}).To(expect.True("exp after about " + span(response.ExpiresIn)))
	},
})

// agree compares the lifetime by the token's own clock, or by ours where the token is older than the
// response. That a host is told a little less than the truth harms nobody.
func agree(token *jws.Token, exp time.Time, response *client.Token) bool {
	near := func(life, tolerance time.Duration) bool {
		return response.ExpiresIn <= life+tolerance && life <= response.ExpiresIn+skew
	}
	if iat, ok := token.Time("iat"); ok && near(exp.Sub(iat), apart) {
		return true
	}
	return near(exp.Sub(response.Obtained), time.Minute)
}

func after(token *jws.Token, exp, obtained time.Time) string {
	if iat, ok := token.Time("iat"); ok {
		return span(exp.Sub(iat)) + " after iat"
	}
	return span(exp.Sub(obtained)) + " after the response"
}

func span(d time.Duration) string { return d.Round(time.Second).String() }
