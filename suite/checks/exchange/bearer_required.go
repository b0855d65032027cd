package exchange

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.bearer.required",
	Title:  "the Privy token is handed out only for an access token that this server issued",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Scope"), spec.RFC6750.S("3.1")),
	Covers: []string{"PV-01"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"exchange-bearer-decoded"},
	Fix: "Verify the access token at the exchange as at the MCP endpoint, signature first; answer 401 without one or with a bad one, " +
		"404 token_not_found for one that you have no record of.",
	Why: "Whoever can write a token gets the keys to everything its user can do at Privy.",
	Run: func(ctx context.Context, c *check.C) {
		at := endpoint(ctx, c)
		token := granted(ctx, c, c.Host())
		c.Step("exchange an access token")
		exchanged(ctx, c, at, token)
		c.Step("exchange without an access token")
		c.Expect(c.Host().PrivyExchange(ctx, at, "")).To(expect.Status(401))
		unknown := expect.Any(expect.Status(401), expect.OAuthError(404, "token_not_found"))
		c.Step("exchange a text that is no token")
		c.Expect(c.Host().PrivyExchange(ctx, at, "mcpconform-nobody-issued-this")).To(unknown)
		c.Step("exchange the access token, altered")
		c.Expect(c.Host().PrivyExchange(ctx, at, altered(token.Access))).To(unknown)
	},
})

// altered is an access token with a later expiry under the old signature or, where it is no JWT, with
// one character more.
func altered(token string) string {
	if signed, ok := jws.Parse(token); ok {
		return signed.Prolonged()
	}
	return token + "x"
}
