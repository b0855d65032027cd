package scope

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/client"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "scope.step-up.same-again",
	Title:  "a tool that asks for more scope asks for the same each time",
	Level:  check.Should,
	Impact: check.Degrades,
	Basis:  check.Normative,
	Refs: spec.Refs(spec.MCP20251125.Authorization.S("Runtime Insufficient Scope Errors"),
		spec.MCP20260728.Authorization.S("Runtime Insufficient Scope Errors")),
	Covers: []string{"SC-05"},
	Needs:  check.Needs(fixture.Token, fixture.Tools),
	Faults: []string{"scope-challenge-changes"},
	Fix:    "Settle which scopes a tool needs in one place, and name these in each challenge, whatever came before.",
	Why:    "The user allows what the host was asked for, and is asked again for something else.",
	Serial: true, // two answers in a row are compared
	Run: func(ctx context.Context, c *check.C) {
		d := demanding(c)
		first, second := asking(d.asked(ctx, c)), d.asked(ctx, c)
		both := []string{first, asking(second)}
		slices.Sort(both)
		c.Expect(expect.Claim{Holds: both[0] == both[1], Saw: "once " + both[0] + ", once " + both[1], From: second.Response}).
			To(expect.True("the same scopes in both challenges"))
	},
})

// asking is the scope that a challenge asks for. Its order means nothing (RFC 6749 §3.3).
func asking(challenge *client.Challenge) string {
	return strconv.Quote(strings.Join(slices.Sorted(slices.Values(challenge.Scopes())), " "))
}
