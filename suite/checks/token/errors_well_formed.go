package token

import (
	"context"
	"net/http"
	"regexp"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "token.errors.well-formed",
	Title:  "the token endpoint refuses in the form that OAuth gives to errors",
	Level:  check.Must,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.OAuth21.S("3.2.4"), spec.RFC6749.S("5.2")),
	Covers: []string{"TK-19"},
	Needs:  check.Needs(fixture.Client),
	Faults: []string{"token-errors-own-form"},
	Fix:    "Answer 400 (401 for invalid_client) with application/json and an error member that holds one of the codes of RFC 6749 §5.2.",
	Why:    "The host reads the code to know whether to try again, to register anew or to send the user to sign in.",
	Run: func(ctx context.Context, c *check.C) {
		p, judged, broken := c.Host(), 0, false
		for _, bad := range []struct {
			title string
			opts  []client.Option
		}{
			{"redeem a code that nobody issued", nil},
			{"redeem without a code", []client.Option{client.Without("code")}},
			{"redeem without naming a client", []client.Option{client.Anonymous()}},
		} {
			c.Step(bad.title)
			answer := p.Redeem(ctx, nobodys(c), bad.opts...)
			if answer.Err != nil || answer.Status >= 500 {
				broken = true // no refusal yet, and so no form
				continue
			}
			judged++
			c.Expect(wellFormed(answer)).To(expect.True("400, or 401 for invalid_client, with a code of OAuth as error in a JSON object"))
		}
		if judged == 0 {
			c.Block("token.code.unknown", "the token endpoint does not refuse, but breaks")
		}
		if broken {
			return
		}
		c.Step("send JSON where a form is due")
		c.Weigh(check.None, check.Normative)
		unbroken(c, p.Redeem(ctx, nobodys(c), client.JSONBody()), "a refusal, or what a form gets")
	},
})

// wellFormed looks at status, media type and the characters of the code (RFC 6749 §5.2, §A.7). Which
// code it is, is another matter, and the list is open: extensions add to it.
func wellFormed(answer *client.Response) expect.Claim {
	claim := expect.Claim{From: answer, Saw: expect.Describe(answer.Exchange)}
	code, _, ok := answer.OAuthError()
	status := answer.Status == http.StatusBadRequest || answer.Status == http.StatusUnauthorized
	claim.Holds = ok && status && errorCode.MatchString(code)
	return claim
}

// errorCode is how all codes of OAuth and its extensions are spelt.
var errorCode = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
