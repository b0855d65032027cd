package bearer

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "bearer.alg-none.refused",
	Title:  "an access token without a signature is refused",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.RFC9068.S("4"), spec.RFC8725.S("3.3")),
	Covers: []string{"BU-11"},
	Needs:  check.Needs(fixture.Token, fixture.Session),
	Faults: []string{"alg-none-accepted"},
	Fix:    `Name the algorithms you issue, such as RS256, in the call that verifies, and refuse every other, "none" above all.`,
	Why:    "Anybody can write themselves a token for any user; no key is needed.",
	Run: func(ctx context.Context, c *check.C) {
		token := fixture.Token.From(c).Access
		signed, ok := jws.Parse(token)
		if !ok {
			c.NotApplicable("the access token is no signed JWT, so there is no algorithm to change")
		}
		if !signed.Signed() {
			c.Block("jwt.alg.signed", "the server's own tokens are unsigned, so there is no signature to take away")
		}
		works(ctx, c, token)
		for _, none := range []string{"none", "None", "NONE", "nOnE"} { // a list of forbidden words knows only one
			c.Step(`use its claims under a header with "alg":"` + none + `", without a signature`)
			refused(c, show(ctx, c, signed.Unsigned(none)))
		}
		c.Step("use the token with its signature cut off")
		refused(c, show(ctx, c, signed.Cut()))
	},
})
