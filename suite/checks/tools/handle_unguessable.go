package tools

import (
	"context"
	"fmt"

	"github.com/mcpconform/mcpconform/suite/check"
	"github.com/mcpconform/mcpconform/suite/expect"
	"github.com/mcpconform/mcpconform/suite/fixture"
	"github.com/mcpconform/mcpconform/suite/spec"
)

// leastApart is in how many places two random handles differ at least. Those of a counter or a clock do in
// a few, those of the 74 random bits of a UUID of version 7 in about 17.
const leastApart = 8

var _ = check.Define(check.Check{
	ID:     "tools.handle.unguessable",
	Title:  "one handle says nothing of the next",
	Level:  check.Should,
	Impact: check.Exposes,
	Basis:  check.Normative,
	Refs:   spec.Refs(spec.SecurityBestPractices.S("State Handle Hijacking")),
	Covers: []string{"HD-02"},
	Needs:  check.Needs(fixture.Tools, fixture.Bearer),
	Faults: []string{"handle-counted"},
	Fix:    "Make handles of 128 random bits or more, from a source for secrets.",
	Why:    "Who has a handle can count to those of other users.",
	Run: func(ctx context.Context, c *check.C) {
		e := handing(ctx, c)
		c.Step("call " + e.giver + " twice")
		first := e.give(ctx, c, c.Host(), fixture.Bearer.From(c))
		second := e.give(ctx, c, c.Host(), fixture.Bearer.From(c))
		if first.handle == second.handle {
			c.NotApplicable("the tool %s gives the same handle each time", e.giver)
		}
		c.Expect(expect.Claim{Holds: apart(first.handle, second.handle) >= leastApart, Saw: "two handles that hardly differ", From: second.answer}).
			To(expect.True(fmt.Sprintf("handles that differ in %d places or more", leastApart)))
	},
})

// apart counts the places in which two texts differ.
func apart(a, b string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := len(b) - len(a)
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}
