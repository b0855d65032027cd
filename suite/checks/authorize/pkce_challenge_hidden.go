package authorize

import (
	"context"
	"encoding/base64"
	"strings"

	"golang.org/x/oauth2"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "authorize.pkce.challenge-hidden",
	Title:  "the PKCE challenge cannot be read from the response, nor from inside the code",
	Level:  check.Must,
	Impact: check.Degrades, // with S256 the challenge alone opens nothing
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC7636.S("4.4"), spec.OAuth21.S("4.1.2")),
	Covers: []string{"AZ-14"},
	Needs:  check.Needs(fixture.Login),
	Faults: []string{"challenge-returned", "challenge-in-code"},
	Fix:    "Keep the code_challenge on the server, or encrypt what the code holds; a signed or encoded code shows it to whoever sees the URL.",
	Run: func(_ context.Context, c *check.C) {
		g := fixture.Login.From(c).Grant
		c.Step("look for the challenge in the redirect to the client")
		where := whereIs(oauth2.S256ChallengeFromVerifier(g.Verifier), g)
		c.Expect(expect.Claim{Holds: where == "", Saw: "the challenge " + where, From: g}).
			To(expect.True("a redirect from which the challenge cannot be read"))
	},
})

// whereIs says where in a response a value can be read; "" where it cannot.
func whereIs(value string, g *client.Grant) string {
	if g.Redirect == nil || value == "" {
		return ""
	}
	if strings.Contains(g.Code, value) {
		return "in the code, in clear"
	}
	for part := range strings.FieldsFuncSeq(g.Code, func(r rune) bool { return r == '.' || r == '=' }) {
		for _, encoding := range []*base64.Encoding{base64.RawURLEncoding, base64.RawStdEncoding} {
			if raw, err := encoding.DecodeString(part); err == nil && strings.Contains(string(raw), value) {
				return "in the code, encoded"
			}
		}
	}
	if strings.Contains(g.Redirect.RawQuery+g.Redirect.EscapedFragment(), value) {
		return "in the redirect, beside the code"
	}
	return ""
}
