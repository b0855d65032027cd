package bearer

import (
	"context"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.tampered.refused",
	Title:  "an access token that was altered is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Token Handling"), spec.RFC8725.S("3.3"),
		spec.RFC9068.S("4")),
	Covers: []string{"BU-14", "BU-07"},
	Needs:  check.Needs(fixture.Token, fixture.Session),
	Faults: []string{"signature-not-checked"},
	Fix:    "Verify the signature of each token with the issuer's key before reading a claim; look an opaque token up by its whole value.",
	Why:    "Anybody can write themselves a token for any user.",
	Run: func(ctx context.Context, c *check.C) {
		token := fixture.Token.From(c).Access
		works(ctx, c, token)
		altered := flipped(token)
		c.Step("use it with one character changed")
		if signed, ok := jws.Parse(token); ok {
			altered = signed.Prolonged()
			c.Step("use it with a later expiry under the old signature")
		}
		refused(c, show(ctx, c, altered))
		c.Step("use a token that nobody issued")
		c.Expect(c.Host().Present(ctx, "mcpconform-nobody-issued-this")).To(signIn(c))
	},
})

// flipped changes a character in the middle of an opaque token: at the end of a base64 text some bits
// mean nothing.
func flipped(token string) string {
	at := len(token) / 2
	for i := range token[at:] {
		if c := token[at+i]; c != '.' && c != '-' && c != '_' && c != ':' {
			at += i
			break
		}
	}
	other := "A"
	if strings.HasPrefix(token[at:], other) {
		other = "B"
	}
	return token[:at] + other + token[at+1:]
}
