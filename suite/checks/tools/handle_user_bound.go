package tools

import (
	"context"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/jws"
	"github.com/mcpconform/mcpconform/suite/spec"
)

var _ = check.Define(check.Check{
	ID:     "tools.handle.user-bound",
	Title:  "a handle for state is of use to the user alone to whom it was given",
	Level:  check.Must,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.SecurityBestPractices.S("State Handle Hijacking")),
	Covers: []string{"HD-01", "HD-02"},
	Needs:  check.Needs(fixture.SecondUser, fixture.Login, fixture.Token, fixture.Tools),
	Faults: []string{"handle-of-others"},
	Fix:    "Keep the user of the access token beside what a handle stands for, and compare on every call: whoever else asks gets what an unknown handle gets.",
	Why:    "Handles stand in conversations, logs and links. Who finds one reads what another user began.",
	Run: func(ctx context.Context, c *check.C) {
		p, token := c.Host(), fixture.Token.From(c)
		e := handing(ctx, c)
		c.Step("the first user calls " + e.giver + " and " + e.taker)
		mine := e.give(ctx, c, p, token.Access)
		c.Given(e.take(ctx, p, token.Access, mine)).To(expect.ToolResult(), "tools.call.read-only")
		// A run or a job that was there before the call may well be for both users to see.
		if e.give(ctx, c, p, token.Access).handle == mine.handle {
			c.NotApplicable("the tool %s gives the same handle each time, as one does of a thing that others may share", e.giver)
		}
		c.Step("the second user signs in and does the same")
		second := p.WithAccount(1)
		other := second.Token(ctx)
		if sameUser(token.Access, other.Access) {
			c.NotApplicable("both test accounts are the same user")
		}
		theirs := e.give(ctx, c, second, other.Access)
		c.Given(e.take(ctx, second, other.Access, theirs)).To(expect.ToolResult(), "tools.call.read-only")
		e.refuses(ctx, c, second, other.Access, mine)
	},
})

// sameUser reports whether two tokens name the same user, as far as they can be read.
func sameUser(a, b string) bool {
	one, ok := jws.Parse(a)
	if !ok {
		return false
	}
	other, ok := jws.Parse(b)
	return ok && one.Text("sub") != "" && one.Text("sub") == other.Text("sub")
}
