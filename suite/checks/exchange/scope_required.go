package exchange

import (
	"context"
	"slices"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "exchange.scope.required",
	Title:  "the Privy token is handed out only for an access token with the scope " + needed,
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.Project.S("Scope"), spec.RFC6750.S("3.1")),
	Covers: []string{"PV-01"},
	Needs:  check.Needs(fixture.Login, fixture.Token),
	Faults: []string{"exchange-without-scope", "exchange-scope-forced"},
	Fix: "Grant " + needed + " only if it was asked for and agreed to, and answer the exchange with 403 insufficient_scope " +
		"for an access token that lacks it.",
	Why: "A client that was allowed to read gets the key to everything the user can do at Privy.",
	Run: func(ctx context.Context, c *check.C) {
		at := endpoint(ctx, c)
		c.Step("exchange an access token that has the scope")
		exchanged(ctx, c, at, granted(ctx, c, c.Host()))
		c.Step("exchange an access token for which the scope was not asked")
		unasked := c.Host().Token(ctx, client.With("scope", asking(c.Host())...))
		c.Expect(c.Host().PrivyExchange(ctx, at, unasked.Access)).
			To(expect.Any(expect.Status(403), expect.Refusal("insufficient_scope")))
	},
})

// asking is the scope parameter without the scope of the exchange: what else the host asks for, or
// something else that the server knows, or no parameter at all.
func asking(p *client.Player) []string {
	if rest := without(p.Scope); len(rest) > 0 {
		return []string{strings.Join(rest, " ")}
	}
	if others := without(strings.Join(p.AS.Scopes, " ")); len(others) > 0 {
		return []string{slices.Min(others)}
	}
	return nil
}
